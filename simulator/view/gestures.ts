import { after, createScope, type Scope } from '#shared/kernel/scope'
import { isDisabled, press } from './press.ts'
import type { ViewTree, ViewNode } from './tree.ts'

/** Supplied by the page's view. */
export interface GestureNeeds {
  readonly window: Window & typeof globalThis
  readonly tree: ViewTree
  emit(node: ViewNode, type: string, detail: unknown, fields: Readonly<Record<string, unknown>>): void
}

interface Touch { readonly identifier: number; readonly pageX: number; readonly pageY: number; readonly clientX: number; readonly clientY: number; readonly force: number }
interface Held { readonly node: ViewNode; readonly start: Touch; last: Touch; moved: boolean; long: boolean; readonly timer: Scope }

/** Documented: a finger that stays this long is a long press, and no tap any more. */
const LONG_PRESS_MS = 350
const TAP_SLOP_PX = 10

/** Pointers of the desktop become the touches of a phone: touchstart, touchmove, touchend, tap, longpress. */
export function listenToGestures({ window, tree, emit }: GestureNeeds, scope: Scope): void {
  const held = new Map<number, Held>()
  const tell = (type: string, { node, last }: Held, detail: unknown = {}): void => {
    const left = [...held.values()].map((one) => one.last).filter(({ identifier }) => identifier !== last.identifier || !/end|cancel/.test(type))
    emit(node, type, detail, { touches: onCanvas(left, node), changedTouches: onCanvas([last], node), offset: offsetOf(node) })
  }

  const down = (event: PointerEvent): void => {
    const node = event.pointerType === 'mouse' && event.button !== 0 ? null : tree.around(event.composedPath()[0] ?? event.target)
    if (!node) return
    const hold: Held = { node, start: touchOf(event), last: touchOf(event), moved: false, long: false, timer: createScope(scope) }
    held.set(event.pointerId, hold)
    tell('touchstart', hold)
    after(hold.timer, LONG_PRESS_MS, () => longPress(hold))
  }
  const longPress = (hold: Held): void => {
    hold.long = tree.listened('longpress')
    for (const type of ['longpress', 'longtap']) tell(type, hold, pointOf(hold))
  }
  const move = (event: PointerEvent): void => {
    const hold = held.get(event.pointerId)
    if (!hold) return
    if (event.clientX === hold.last.clientX && event.clientY === hold.last.clientY) return
    hold.last = touchOf(event)
    hold.moved ||= Math.hypot(event.clientX - hold.start.clientX, event.clientY - hold.start.clientY) > TAP_SLOP_PX
    if (hold.moved) hold.timer.end()
    tell('touchmove', hold)
  }
  const up = (event: PointerEvent, cancelled: boolean): void => {
    const hold = held.get(event.pointerId)
    if (!hold) return
    hold.timer.end()
    hold.last = touchOf(event)
    tell(cancelled ? 'touchcancel' : 'touchend', hold)
    held.delete(event.pointerId)
    if (cancelled || hold.moved || hold.long || isDisabled(hold.node.element)) return
    emit(hold.node, 'tap', pointOf(hold), { touches: [], changedTouches: [hold.last], offset: offsetOf(hold.node) })
    press(hold.node, tree, window)
  }
  hear(window, { pointerdown: down, pointermove: move, pointerup: (event) => up(event, false), pointercancel: (event) => up(event, true) }, scope)
}

const touchOf = ({ pointerId, clientX, clientY, pageX, pageY, pressure }: PointerEvent): Touch => ({ identifier: pointerId, clientX, clientY, pageX, pageY, force: pressure })
const pointOf = ({ last }: Held) => ({ x: last.pageX, y: last.pageY })

function hear(window: Window & typeof globalThis, listeners: Readonly<Record<string, (event: PointerEvent) => void>>, scope: Scope): void {
  const { document } = window
  const options = { capture: true }
  for (const [type, listener] of Object.entries(listeners)) {
    const heard = (event: Event): void => (event instanceof window.PointerEvent ? listener(event) : undefined)
    document.addEventListener(type, heard, options)
    scope.onEnd(() => document.removeEventListener(type, heard, options))
  }
}

/** Documented: touches of a canvas tell where on it they are. */
function onCanvas(touches: readonly Touch[], { element }: ViewNode): readonly Touch[] {
  if (element?.localName !== 'wx-canvas') return touches
  const { left, top } = element.getBoundingClientRect()
  return touches.map((touch) => ({ ...touch, x: touch.clientX - left, y: touch.clientY - top }))
}

/** What `target.offsetLeft` and `offsetTop` are. */
export const offsetOf = ({ element }: ViewNode): { readonly left: number; readonly top: number } => ({ left: element?.offsetLeft ?? 0, top: element?.offsetTop ?? 0 })
