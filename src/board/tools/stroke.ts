import { MOST, type Figure, type Pen } from '#shared/board/contract'
import { onPaper, toSteps, type Point } from '#shared/board/points'
import { isFurther } from '#shared/board/thin'
import type { Ink } from '../live/pace'
import type { Bench, ToolHand } from './contract'
import { widthOf } from './widths'

/** Points nearer to each other than so many pixels say nothing; the others' canvases get the same ones, so nothing changes its look at the end. */
const STEP_PX = 1.5

/** Pen and marker. */
export const strokeTool = (bench: Bench, pen: Pen): ToolHand => new StrokeHand(bench, pen)

class StrokeHand implements ToolHand {
  private readonly bench: Bench
  private readonly pen: Pen
  private stroke: { readonly ink: Ink; readonly points: Point[] } | null = null

  constructor(bench: Bench, pen: Pen) {
    this.bench = bench
    this.pen = pen
  }

  down(at: Point): void {
    const { bench, pen } = this
    const { colour, width } = bench.look()
    this.stroke = { ink: { page: bench.page(), id: bench.newId(), pen, colour, width: widthOf(pen, width) }, points: [] }
    this.add([at])
  }

  move(points: readonly Point[]): void {
    this.add(points)
    const last = points.at(-1)
    // A stroke without end goes on as another one from here.
    if (last && this.stroke && this.stroke.points.length >= GO_ON_AT) {
      this.up()
      this.down(last)
    }
  }

  up(): void {
    const { bench, stroke } = this
    if (!stroke) return
    this.stroke = null
    const { ink: { page, id }, ink, points } = stroke
    bench.pace.finish()
    bench.did({ kind: 'add', page, elements: [{ id, figure: figureOf(ink, points) }] })
    bench.draft([])
  }

  cancel(): void {
    if (this.stroke) this.bench.pace.gone(this.stroke.ink.page, this.stroke.ink.id)
    this.stroke = null
    this.bench.draft([])
  }

  private add(points: readonly Point[]): void {
    const { bench, stroke } = this
    if (!stroke) return
    const step = STEP_PX * bench.pixel()
    const before = stroke.points.length
    for (const point of points) {
      const last = stroke.points.at(-1)
      if (stroke.points.length < MOST.points && (!last || isFurther(point, last, step))) stroke.points.push(onPaper(point))
    }
    const news = stroke.points.slice(before)
    if (news.length === 0) return
    bench.pace.ink(stroke.ink, news)
    bench.draft([{ id: stroke.ink.id, figure: figureOf(stroke.ink, stroke.points) }])
  }
}

/** Some points are left for one more word of a fast hand. */
const GO_ON_AT = MOST.points - 100

const figureOf = ({ pen, colour, width }: Ink, points: readonly Point[]): Figure => ({ kind: 'stroke', pen, colour, width, points: toSteps(points) })
