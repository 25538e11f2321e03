/** What a page drew with the older interface, to be done when it says `draw`. */
export type Action =
  | { readonly act: 'call'; readonly method: string; readonly args: readonly unknown[] }
  | { readonly act: 'set'; readonly name: string; readonly value: unknown }

/** A gradient or a pattern that a page holds: made when there is a canvas. */
export type Recipe =
  | { readonly of: 'createLinearGradient' | 'createRadialGradient'; readonly args: readonly unknown[]; readonly stops: (readonly [at: unknown, color: unknown])[] }
  | { readonly of: 'createPattern'; readonly src: string; readonly repetition: unknown }

const recipes = new WeakMap<object, Recipe>()

/** The recipe behind what a page holds. */
export const recipeOf = (value: unknown): Recipe | undefined => (typeof value === 'object' && value !== null ? recipes.get(value) : undefined)

/** Supplied by the area. */
export interface RecordingNeeds {
  draw(actions: readonly Action[], reserve: boolean, told: unknown): void
  /** How wide a text is in this font; throws where there are no canvases. */
  measure(text: string, font: string): object
}

const METHODS = [
  'arc', 'arcTo', 'beginPath', 'bezierCurveTo', 'clearRect', 'clip', 'closePath', 'drawImage', 'fill', 'fillRect', 'fillText', 'lineTo', 'moveTo', 'quadraticCurveTo', 'rect',
  'restore', 'rotate', 'save', 'scale', 'setTransform', 'stroke', 'strokeRect', 'strokeText', 'transform', 'translate',
] as const
const PROPERTIES: Readonly<Record<string, unknown>> = {
  fillStyle: '#000000', strokeStyle: '#000000', font: '10px sans-serif', globalAlpha: 1, globalCompositeOperation: 'source-over', lineCap: 'butt', lineDashOffset: 0, lineJoin: 'miter', lineWidth: 1, miterLimit: 10,
  shadowBlur: 0, shadowColor: 'transparent', shadowOffsetX: 0, shadowOffsetY: 0, textAlign: 'start', textBaseline: 'alphabetic',
}
const SETTERS = ['fillStyle', 'strokeStyle', 'globalAlpha', 'lineCap', 'lineJoin', 'lineWidth', 'miterLimit', 'textAlign'] as const

/** https://developers.weixin.qq.com/miniprogram/dev/api/canvas/CanvasContext.html */
export function createRecording({ draw, measure }: RecordingNeeds): object {
  let actions: Action[] = []
  let now: Record<string, unknown> = { ...PROPERTIES }
  const call = (method: string, ...args: readonly unknown[]): void => void actions.push({ act: 'call', method, args })
  const set = (name: string, value: unknown): void => {
    now[name] = value
    actions.push({ act: 'set', name, value })
  }
  const context = {
    ...Object.fromEntries(METHODS.map((method) => [method, (...args: readonly unknown[]) => call(method, ...args)])),
    ...Object.fromEntries(SETTERS.map((name) => [`set${name.charAt(0).toUpperCase()}${name.slice(1)}`, (value: unknown) => set(name, value)])),
    setFontSize: (size: unknown) => set('font', String(now['font']).replace(/\d+(\.\d+)?px/, `${Number(size)}px`)),
    setTextBaseline: (line: unknown) => set('textBaseline', line === 'normal' ? 'alphabetic' : line),
    setLineDash(pattern: unknown, offset: unknown = 0) {
      call('setLineDash', pattern)
      set('lineDashOffset', offset)
    },
    setShadow(x: unknown, y: unknown, blur: unknown, color: unknown) {
      for (const [name, value] of [['shadowOffsetX', x], ['shadowOffsetY', y], ['shadowBlur', blur], ['shadowColor', color]] as const) set(name, value)
    },
    createLinearGradient: (...args: readonly unknown[]) => gradient('createLinearGradient', args),
    createCircularGradient: (x: unknown, y: unknown, r: unknown) => gradient('createRadialGradient', [x, y, 0, x, y, r]),
    createPattern: (src: unknown, repetition: unknown) => held({}, { of: 'createPattern', src: String(src), repetition }),
    measureText: (text: unknown) => measure(String(text), String(now['font'])),
    draw(reserve?: unknown, told?: unknown) {
      const drawn = actions
      actions = []
      now = { ...PROPERTIES }
      draw(drawn, reserve === true, told)
    },
  }
  return Object.defineProperties(context, Object.fromEntries(Object.keys(PROPERTIES).map((name) => [name, { enumerable: true, get: () => now[name], set: (value: unknown) => set(name, value) }])))
}

function gradient(of: 'createLinearGradient' | 'createRadialGradient', args: readonly unknown[]): object {
  const stops: (readonly [at: unknown, color: unknown])[] = []
  return held({ addColorStop: (at: unknown, color: unknown) => void stops.push([at, color]) }, { of, args, stops })
}

function held(object: object, recipe: Recipe): object {
  recipes.set(object, recipe)
  return object
}
