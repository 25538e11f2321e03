import type { Scope } from '#shared/kernel/scope'
import { listenToDrag, takesDrags } from './drag.ts'

/** A wheel of lines, one of which stands in the middle. */
export interface Wheel {
  readonly index: number
  show(index: number): void
}

/** Supplied by a column. */
export interface WheelNeeds {
  readonly element: HTMLElement
  readonly window: Window & typeof globalThis
  readonly scope: Scope
  count(): number
  itemPx(): number
  /** Moves the lines so that this one, or a place between two, stands in the middle. */
  draw(position: number, gliding: boolean): void
  started?(): void
  /** The wheel has come to rest; `index` may be the one that was. */
  rested(index: number): void
}

/** How far a thrown wheel turns on. */
const THROWN_MS = 150

export function createWheel({ element, window, scope, count, itemPx, draw, started, rested }: WheelNeeds): Wheel {
  let index = 0
  const within = (wanted: number): number => Math.max(0, Math.min(Math.round(wanted), count() - 1))
  const rest = (wanted: number): void => {
    index = within(wanted)
    draw(index, true)
    rested(index)
  }
  let turning = false
  takesDrags(element, 'y')
  listenToDrag(element, window, {
    move({ dy }) {
      if (!turning) started?.()
      turning = true
      draw(Math.max(-0.5, Math.min(index - dy / itemPx(), count() - 0.5)), false)
    },
    end({ dy, vy, y }, moved) {
      turning = false
      if (moved) return rest(index - (dy + vy * THROWN_MS) / itemPx())
      const { top, height } = element.getBoundingClientRect()
      const off = height > 0 ? Math.round((y - top - height / 2) / itemPx()) : 0
      if (off === 0) return
      started?.()
      rest(index + off)
    },
  }, scope)
  element.addEventListener('wheel', (event) => {
    event.preventDefault()
    rest(index + Math.sign(Number(Reflect.get(event, 'deltaY'))))
  }, { passive: false })
  return {
    get index() {
      return index
    },
    show(wanted) {
      index = within(wanted)
      draw(index, false)
    },
  }
}
