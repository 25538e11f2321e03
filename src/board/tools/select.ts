import { boxAround, boxOf, isInside, upright, widened } from '#shared/board/box'
import type { BoardElement, Box } from '#shared/board/contract'
import { elementAt, elementsIn } from '#shared/board/hit'
import { onPaper, type Point } from '#shared/board/points'
import { fitted, moved } from '#shared/board/transform'
import type { Bench, Drawn, ToolHand } from './contract'

const REACH_PX = 8
/** A finger needs more room at a corner than is drawn. */
const CORNER_REACH_PX = 16
/** More than so much of it is shown to the others at its end alone. */
const SHOWN_LENGTH = 3_000
const LEAST_SIDE_PX = 8

type Pull =
  | { readonly does: 'band'; readonly from: Point; to: Point }
  | { readonly does: 'move'; readonly from: Point; to: Point; readonly what: readonly Drawn[] }
  /** `fixed`: the corner that stays. */
  | { readonly does: 'resize'; readonly box: Box; readonly fixed: Point; readonly free: boolean; to: Point; readonly what: readonly Drawn[] }

/** Chooses by tap or box, moves, and pulls at corners. */
export function selectTool(bench: Bench): ToolHand {
  let pull: Pull | null = null
  const end = () => {
    pull = null
    bench.band(null)
    bench.draft([])
  }
  const drawn = (): readonly Drawn[] => (pull && pull.does !== 'band' ? pulled(pull, bench.pixel()) : [])
  return {
    down: (at) => void (pull = begin(bench, at)),
    move(points) {
      const to = points.at(-1)
      if (!pull || !to) return
      pull.to = to
      if (pull.does === 'band') return bench.band([...pull.from, ...to])
      const now = drawn()
      bench.draft(now)
      if (JSON.stringify(now).length <= SHOWN_LENGTH) for (const { id, figure } of now) bench.pace.figure(bench.page(), id, figure)
    },
    up() {
      if (pull?.does === 'band') bench.select(elementsIn({ elements: bench.elements() }, upright([...pull.from, ...pull.to])).filter(bench.mayChange).map(({ id }) => id))
      else if (pull) {
        const { what } = pull
        const now = drawn()
        bench.pace.finish()
        if (now.some(({ figure }, index) => figure !== what[index]?.figure)) bench.did({ kind: 'change', page: bench.page(), before: what, after: now })
      }
      end()
    },
    cancel() {
      if (pull && pull.does !== 'band') for (const { id } of pull.what) bench.pace.gone(bench.page(), id)
      end()
    },
  }
}

/** The elements that are chosen and still there. */
export const chosen = (bench: Pick<Bench, 'elements' | 'selection'>): readonly BoardElement[] => {
  const ids = new Set(bench.selection())
  return ids.size === 0 ? [] : bench.elements().filter(({ id }) => ids.has(id))
}

function begin(bench: Bench, at: Point): Pull {
  const selected = chosen(bench)
  const box = boxAround(selected.map(({ figure }) => boxOf(figure)))
  const corner = box && cornerAt(box, at, CORNER_REACH_PX * bench.pixel())
  if (box && corner) return { does: 'resize', box, fixed: corner, free: selected.length === 1 && selected[0]?.figure.kind === 'shape', to: at, what: selected.map(drawnOf) }
  if (box && isInside(at, widened(box, REACH_PX * bench.pixel()))) return { does: 'move', from: at, to: at, what: selected.map(drawnOf) }
  const found = elementAt({ elements: bench.elements() }, at, REACH_PX * bench.pixel(), bench.mayChange)
  bench.select(found ? [found.id] : [])
  return found ? { does: 'move', from: at, to: at, what: [drawnOf(found)] } : { does: 'band', from: at, to: at }
}

const drawnOf = ({ id, figure }: Drawn): Drawn => ({ id, figure })

/** The corner across from the one that is pulled at, or null. */
function cornerAt([left, top, right, bottom]: Box, [x, y]: Point, reach: number): Point | null {
  const near = (one: number, other: number) => Math.abs(one - other) <= reach
  const [fixedX, fixedY] = [near(x, left) ? right : near(x, right) ? left : null, near(y, top) ? bottom : near(y, bottom) ? top : null]
  return fixedX === null || fixedY === null ? null : [fixedX, fixedY]
}

function pulled(pull: Exclude<Pull, { readonly does: 'band' }>, pixel: number): readonly Drawn[] {
  if (pull.does === 'move') {
    const [dx, dy] = onPaper([pull.to[0] - pull.from[0], pull.to[1] - pull.from[1]])
    return dx === 0 && dy === 0 ? pull.what : pull.what.map(({ id, figure }) => ({ id, figure: moved(figure, dx, dy) }))
  }
  const { box: [left, top, right, bottom], fixed: [x, y], free, to } = pull
  const [width, height] = [right - left, bottom - top]
  const least = LEAST_SIDE_PX * pixel
  // Towards the side of the corner that is pulled: nothing is mirrored.
  const [signX, signY] = [x === right ? -1 : 1, y === bottom ? -1 : 1]
  const wanted = [Math.max(least, (to[0] - x) * signX), Math.max(least, (to[1] - y) * signY)] as const
  const grows = Math.max(wanted[0] / Math.max(1, width), wanted[1] / Math.max(1, height))
  const [newWidth, newHeight] = free ? wanted : [width * grows, height * grows]
  const target = upright([x, y, x + signX * newWidth, y + signY * newHeight])
  return pull.what.map(({ id, figure }) => ({ id, figure: fitted(figure, pull.box, target) }))
}
