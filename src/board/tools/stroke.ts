import { MOST, type Figure, type Pen } from '#shared/board/contract'
import { onPaper, toSteps, type Point } from '#shared/board/points'
import { isFurther } from '#shared/board/thin'
import type { Ink } from '../live/pace'
import type { Bench, ToolHand } from './contract'
import { widthOf } from './widths'

/** Points nearer to each other than so many pixels say nothing; the others' canvases get the same ones, so nothing changes its look at the end. */
const STEP_PX = 1.5

/** Pen and marker. */
export function strokeTool(bench: Bench, pen: Pen): ToolHand {
  let stroke: { readonly ink: Ink; points: Point[] } | null = null

  const begin = (at: Point) => {
    const { colour, width } = bench.look()
    stroke = { ink: { page: bench.page(), id: bench.newId(), pen, colour, width: widthOf(pen, width) }, points: [] }
    add([at])
  }
  const add = (points: readonly Point[]) => {
    if (!stroke) return
    const { ink } = stroke
    const step = STEP_PX * bench.pixel()
    const news: Point[] = []
    for (const point of points) {
      const last = stroke.points.at(-1)
      if (last && !isFurther(point, last, step)) continue
      const place = onPaper(point)
      stroke.points.push(place)
      news.push(place)
    }
    if (news.length === 0) return
    bench.pace.ink(ink, news)
    bench.draft([{ id: ink.id, figure: figureOf(ink, stroke.points) }])
  }
  const finish = () => {
    if (!stroke) return
    const { ink: { page, id }, ink, points } = stroke
    stroke = null
    bench.pace.finish()
    bench.did({ kind: 'add', page, elements: [{ id, figure: figureOf(ink, points) }] })
    bench.draft([])
  }

  return {
    down: begin,
    move(points) {
      for (const point of points) {
        add([point])
        // A stroke without end goes on as another one from here.
        if (stroke && stroke.points.length >= MOST.points) {
          finish()
          begin(point)
        }
      }
    },
    up: finish,
    cancel() {
      if (stroke) bench.pace.gone(stroke.ink.page, stroke.ink.id)
      stroke = null
      bench.draft([])
    },
  }
}

const figureOf = ({ pen, colour, width }: Ink, points: readonly Point[]): Figure => ({ kind: 'stroke', pen, colour, width, points: toSteps(points) })
