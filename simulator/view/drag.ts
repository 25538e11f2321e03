import { createScope, type Scope } from '#shared/kernel/scope'

/** How far a finger has come since it was put down, in CSS pixels, and how fast it goes. */
export interface Drag { readonly dx: number; readonly dy: number; readonly x: number; readonly y: number; readonly vx: number; readonly vy: number }

/** Who is dragged. `start` may refuse; `move` begins once the finger has clearly moved. */
export interface DragListener {
  readonly start?: (event: PointerEvent) => boolean
  readonly move?: (drag: Drag) => void
  readonly end?: (drag: Drag, moved: boolean) => void
}

/** Directions that an element takes for itself: the page isn't scrolled by them. */
export type DragDirection = 'x' | 'y' | 'both'

const SLOP_PX = 5
const QUICK_MS = 100

/** Lets a finger, or the mouse, drag something. */
export function listenToDrag(element: HTMLElement, window: Window & typeof globalThis, { start, move, end }: DragListener, scope: Scope): void {
  const down = (event: PointerEvent): void => {
    if (event.pointerType === 'mouse' && event.button !== 0) return
    if (start?.(event) === false) return
    const held = createScope(scope)
    let moved = false
    let last = { x: event.clientX, y: event.clientY, at: event.timeStamp, vx: 0, vy: 0 }
    const dragOf = (now: PointerEvent): Drag => {
      const passed = now.timeStamp - last.at
      if (passed > 0) last = { x: now.clientX, y: now.clientY, at: now.timeStamp, vx: (now.clientX - last.x) / passed, vy: (now.clientY - last.y) / passed }
      else last = { ...last, x: now.clientX, y: now.clientY }
      const still = passed > QUICK_MS
      return { dx: now.clientX - event.clientX, dy: now.clientY - event.clientY, x: now.clientX, y: now.clientY, vx: still ? 0 : last.vx, vy: still ? 0 : last.vy }
    }
    const moves = (now: PointerEvent): void => {
      if (now.pointerId !== event.pointerId) return
      const drag = dragOf(now)
      moved ||= Math.hypot(drag.dx, drag.dy) > SLOP_PX
      if (moved) move?.(drag)
    }
    const ends = (now: PointerEvent): void => {
      if (now.pointerId !== event.pointerId) return
      held.end()
      end?.(dragOf(now), moved)
    }
    on(window, 'pointermove', moves, held)
    on(window, 'pointerup', ends, held)
    on(window, 'pointercancel', ends, held)
  }
  element.addEventListener('pointerdown', down)
  scope.onEnd(() => element.removeEventListener('pointerdown', down))
}

function on(window: Window, type: 'pointermove' | 'pointerup' | 'pointercancel', hear: (event: PointerEvent) => void, scope: Scope): void {
  window.addEventListener(type, hear)
  scope.onEnd(() => window.removeEventListener(type, hear))
}

/** Marks an element as one that is dragged itself. */
export function takesDrags(element: HTMLElement, direction: DragDirection | null): void {
  if (direction === null) element.removeAttribute(MARK)
  else element.setAttribute(MARK, direction)
}

const MARK = 'data-takes-drags'

/** Whether an element takes a drag in this direction for itself. */
export const takesDrag = (element: Element, direction: 'x' | 'y'): boolean => {
  const taken = element.getAttribute(MARK)
  return taken === 'both' || taken === direction
}
