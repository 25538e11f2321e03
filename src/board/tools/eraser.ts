import type { BoardElement, ElementId } from '#shared/board/contract'
import { elementAt } from '#shared/board/hit'
import type { Point } from '#shared/board/points'
import type { Bench, ToolHand } from './contract'

const REACH_PX = 8

/** Takes away whole elements that it touches; they go for the others when the hand is lifted. */
export function eraserTool(bench: Bench): ToolHand {
  let touched = new Map<ElementId, BoardElement>()
  let last: Point | null = null
  const touch = (at: Point) => {
    const elements = bench.elements()
    for (const point of between(last ?? at, at, REACH_PX * bench.pixel())) {
      const found = elementAt({ elements }, point, REACH_PX * bench.pixel(), (element) => !touched.has(element.id) && bench.mayChange(element))
      if (found) touched.set(found.id, found)
    }
    last = at
    bench.draft([], new Set(touched.keys()))
  }
  const end = () => {
    touched = new Map()
    last = null
    bench.draft([])
  }
  return {
    down: touch,
    move: (points) => points.forEach(touch),
    up() {
      const elements = [...touched.values()].map(({ id, figure }) => ({ id, figure }))
      if (elements.length > 0) bench.did({ kind: 'remove', page: bench.page(), elements })
      end()
    },
    cancel: end,
  }
}

/** Most places that are looked at on the way of one step of a fast hand. */
const MOST_PLACES = 40

/** Places on the way, so that a fast hand leaves nothing out. */
function between([fromX, fromY]: Point, [toX, toY]: Point, step: number): readonly Point[] {
  const count = Math.min(MOST_PLACES, Math.max(1, Math.ceil(Math.hypot(toX - fromX, toY - fromY) / step)))
  return Array.from({ length: count }, (_, index): Point => {
    const share = (index + 1) / count
    return [fromX + (toX - fromX) * share, fromY + (toY - fromY) * share]
  })
}
