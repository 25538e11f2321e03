import { after, type Scope } from '#shared/kernel/scope'
import { changesOf } from './animation.ts'
import { memberOf, numberOf, textOf } from './attribute-values.ts'

/** Properties that `animate` writes as parts of `transform`. */
const TRANSFORMS = new Set(['matrix', 'matrix3d', 'rotate', 'rotate3d', 'rotateX', 'rotateY', 'rotateZ', 'scale', 'scale3d', 'scaleX', 'scaleY', 'scaleZ', 'skew', 'skewX', 'skewY', 'translate', 'translate3d', 'translateX', 'translateY', 'translateZ'])
const OF_FRAMES = new Set(['offset', 'ease', 'composite', 'transformOrigin'])

/** What an element shows after its animation, until it is cleared. */
const last = new WeakMap<HTMLElement, Animation>()

/** `this.animate` of pages and components: resolves when the keyframes have run; the last one stays. */
export function runKeyframes(element: HTMLElement, keyframes: readonly unknown[], durationMs: number, scope: Scope): Promise<void> {
  if (typeof element.animate !== 'function') return new Promise((resolve) => after(scope, durationMs, resolve))
  last.get(element)?.cancel()
  const animation = element.animate(keyframes.map((frame) => keyframeOf(frame, element)), { duration: durationMs, fill: 'forwards' })
  last.set(element, animation)
  scope.onEnd(() => animation.cancel())
  return animation.finished.then(() => undefined, () => undefined)
}

/** `this.clearAnimation`: without names, the element is again as its template and style sheets have it. */
export function clearKeyframes(element: HTMLElement, names: readonly string[] | null): void {
  const animation = last.get(element)
  if (!animation) return
  const { effect } = animation
  if (names === null || !hasFrames(effect)) return end(element, animation)
  const gone = new Set(['computedOffset', ...names.map((name) => (TRANSFORMS.has(name) ? 'transform' : name))])
  effect.setKeyframes(effect.getKeyframes().map((frame) => Object.fromEntries(Object.entries(frame).filter(([name]) => !gone.has(name)))))
}

const hasFrames = (effect: AnimationEffect | null): effect is KeyframeEffect => effect !== null && 'getKeyframes' in effect

function end(element: HTMLElement, animation: Animation): void {
  animation.cancel()
  last.delete(element)
}

/** A keyframe of the browser's: `ease` is its easing, and transforms are one property. */
export function keyframeOf(frame: unknown, element: HTMLElement): Keyframe {
  const entries = Object.entries(typeof frame === 'object' && frame !== null ? frame : {})
  const own = entries.filter(([name]) => !OF_FRAMES.has(name))
  const turned = own.filter(([name]) => TRANSFORMS.has(name)).map(([type, value]) => ({ type, args: Array.isArray(value) ? value : [value] }))
  const styles = own.filter(([name]) => !TRANSFORMS.has(name)).map(([name, value]: readonly [string, unknown]) => ({ type: 'style', args: [name, value] }))
  const offset: unknown = memberOf(frame, 'offset')
  const fresh = element.cloneNode(false)
  const changes = isElement(fresh) ? changesOf([...turned, ...styles], fresh) : []
  return {
    ...Object.fromEntries(changes.map(([name, value]) => [name.replace(/-[a-z]/g, ([, letter = '']) => letter.toUpperCase()), value])),
    easing: textOf(memberOf(frame, 'ease'), 'linear'),
    ...(offset === undefined ? {} : { offset: numberOf(offset, 0) }),
  }
}

const isElement = (node: Node): node is HTMLElement => 'style' in node
