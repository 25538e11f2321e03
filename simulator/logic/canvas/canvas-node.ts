import { after, createScope, type Scope } from '#shared/kernel/scope'
import type { BackendNode } from '../backend/node.ts'
import { base64Of } from '../files/base64.ts'
import type { WxHost } from '../wx/host.ts'
import { createPicture, drawable, drawAs, type PictureNeeds } from './picture.ts'
import { pngOf } from './png.ts'
import { surfaceIn, worldFunction, worldGraphics, type Drawing, type Surface } from './surface.ts'

const FRAME_MS = 16
/** A canvas that says nothing else, in HTML and in mini-programs. */
const [DEFAULT_WIDTH, DEFAULT_HEIGHT] = [300, 150]

/** https://developers.weixin.qq.com/miniprogram/dev/api/canvas/Canvas.html */
export interface CanvasNode {
  width: number
  height: number
  getContext(kind: string, attributes?: unknown): Drawing | null
  createImage(): object
  createPath2D(path?: unknown): object | null
  createImageData(...args: readonly unknown[]): object | null
  requestAnimationFrame(draw: unknown): number
  cancelAnimationFrame(id: number): void
  toDataURL(type?: string): string
}

/** The canvas of each node: its surface can be moved out of the page only once. */
const canvases = new WeakMap<BackendNode, Promise<CanvasNode | null>>()

/** What a query's `node` gives for `<canvas type="2d">`; null if its page has none to give. Where pages draw nothing, as in jsdom, it is a canvas that nobody sees. */
export function canvasOf(node: BackendNode, host: WxHost): Promise<CanvasNode | null> {
  const known = canvases.get(node)
  if (known) return known
  const asked = node.ask('method', { node: node.id, method: 'node', args: null }).then((answer) => {
    const unseen = host.graphics === worldGraphics ? null : host.graphics.surface(DEFAULT_WIDTH, DEFAULT_HEIGHT)
    const surface = (answer.ok ? surfaceIn(answer.value) : null) ?? unseen
    return surface && createCanvas(surface, host)
  })
  canvases.set(node, asked)
  return asked
}

/** A canvas over the browser's own. */
export function createCanvas(surface: Surface, host: WxHost): CanvasNode {
  const contexts = new WeakSet<object>()
  const frames = createFrames(host)
  const canvas: CanvasNode = {
    get width() {
      return surface.width
    },
    set width(width) {
      surface.width = width
    },
    get height() {
      return surface.height
    },
    set height(height) {
      surface.height = height
    },
    getContext(kind, attributes) {
      const context = surface.getContext(kind, attributes)
      if (context === null || contexts.has(context)) return context
      contexts.add(context)
      return takingPictures(context)
    },
    createImage: () => createPicture(pictureNeeds(host)),
    createPath2D: (path) => host.graphics.path(path),
    createImageData: (...args) => host.graphics.imageData(args),
    ...frames,
    toDataURL() {
      const pixels = surface.getContext('2d')?.getImageData?.(0, 0, surface.width, surface.height)
      return pixels ? `data:image/png;base64,${base64Of(pngOf(pixels.data, surface.width, surface.height))}` : 'data:,'
    },
  }
  // One canvas may be drawn on another.
  drawAs(canvas, surface)
  return canvas
}

/** What pictures of this mini-program stand on. */
export const pictureNeeds = ({ files, graphics, network, guard, top }: WxHost): PictureNeeds => ({ files, graphics, network, guard, route: () => top()?.route ?? '' })

/** The browser's canvas behind one of ours, or behind what a page gave as one. */
export const surfaceOf = (canvas: unknown): Surface | null => (typeof canvas === 'object' && canvas !== null ? surfaceIn(drawable(canvas)) : null)

/** The browser's context draws bitmaps: what `createImage` made is exchanged for its own. */
function takingPictures(context: Drawing): Drawing {
  for (const name of ['drawImage', 'createPattern', 'texImage2D', 'texSubImage2D'] as const) {
    const draw = context[name]
    if (draw) context[name] = (...args) => Reflect.apply(draw, context, args.map(drawable))
  }
  return context
}

function createFrames({ scope, guard }: WxHost): Pick<CanvasNode, 'requestAnimationFrame' | 'cancelAnimationFrame'> {
  const waiting = new Map<number, Scope>()
  let last = 0
  return {
    requestAnimationFrame(draw) {
      const id = ++last
      const wait = createScope(scope)
      waiting.set(id, wait)
      const run = (now: unknown): void => {
        if (wait.ended || !waiting.delete(id)) return
        wait.end()
        if (typeof draw === 'function') guard('requestAnimationFrame', () => void Reflect.apply(draw, undefined, [now]))
      }
      const frame = worldFunction('requestAnimationFrame')
      if (frame) frame(run)
      else after(wait, FRAME_MS, () => run(Date.now()))
      return id
    },
    cancelAnimationFrame(id) {
      waiting.get(id)?.end()
      waiting.delete(id)
    },
  }
}
