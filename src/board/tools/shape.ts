import type { Box, Figure, Shape } from '#shared/board/contract'
import { onPaper, type Point } from '#shared/board/points'
import type { Bench, ToolHand } from './contract'
import { widthOf } from './widths'

/** A pull shorter than this is a slip. */
const LEAST_PX = 5

/** Lines, arrows and closed shapes: from corner to corner. */
export function shapeTool(bench: Bench, shape: Shape): ToolHand {
  let drawn: { readonly id: string; readonly page: string; readonly from: Point; to: Point } | null = null
  const figure = ({ from, to }: { readonly from: Point; readonly to: Point }): Figure => {
    const { colour, width } = bench.look()
    const box: Box = [...onPaper(from), ...onPaper(to)]
    return { kind: 'shape', shape, colour, width: widthOf('shape', width), box }
  }
  const cancel = () => {
    if (drawn) bench.pace.gone(drawn.page, drawn.id)
    drawn = null
    bench.draft([])
  }
  return {
    down: (at) => void (drawn = { id: bench.newId(), page: bench.page(), from: at, to: at }),
    move(points) {
      if (!drawn) return
      drawn.to = points.at(-1) ?? drawn.to
      bench.draft([{ id: drawn.id, figure: figure(drawn) }])
      bench.pace.figure(drawn.page, drawn.id, figure(drawn))
    },
    up() {
      if (!drawn) return
      const { id, page, from, to } = drawn
      if (Math.hypot(to[0] - from[0], to[1] - from[1]) < LEAST_PX * bench.pixel()) return cancel()
      const elements = [{ id, figure: figure(drawn) }]
      drawn = null
      bench.pace.finish()
      bench.did({ kind: 'add', page, elements })
      bench.draft([])
    },
    cancel,
  }
}
