import { getStroke } from 'perfect-freehand'
import type { Figure } from '#shared/board/contract'
import { fromSteps } from '#shared/board/points'
import type { Brush, Line, Stationery } from '../paper'

type Stroke = Extract<Figure, { readonly kind: 'stroke' }>

/** A stroke's outline, and the path of it where the platform keeps paths. */
interface Outline {
  readonly points: readonly (readonly [number, number])[]
  path: Line | null
}

const outlines = new WeakMap<readonly number[], Outline>()

/** Fills the outline of a stroke, in the colour that is set. `points` of a stroke that still grows must be another array each time. */
export function fillStroke(brush: Brush, stroke: Stroke, { newPath }: Pick<Stationery, 'newPath'>): void {
  const known = outlines.get(stroke.points)
  const outline = known ?? { points: outlineOf(stroke), path: null }
  if (known === undefined) outlines.set(stroke.points, outline)
  // A path is worth its making when a stroke is drawn for the second time.
  if (known !== undefined && outline.path === null) {
    outline.path = newPath()
    if (outline.path) trace(outline.path, outline.points)
  }
  if (outline.path) return brush.fill(outline.path)
  brush.beginPath()
  trace(brush, outline.points)
  brush.fill()
}

/** The outline of a stroke as a polygon, in units of the page. */
export function outlineOf({ pen, width, points }: Stroke): readonly (readonly [number, number])[] {
  const marker = pen === 'marker'
  return getStroke(fromSteps(points).map(([x, y]) => [x, y]), {
    size: width,
    thinning: marker ? 0 : 0.5,
    smoothing: 0.5,
    streamline: 0.4,
    simulatePressure: !marker,
    last: true,
  })
}

/** Through the middles of the polygon's sides, so that it has no corners. */
function trace(line: Line, points: readonly (readonly [number, number])[]): void {
  const first = points[0]
  if (!first) return
  line.moveTo(first[0], first[1])
  points.forEach(([x, y], index) => {
    const next = points[(index + 1) % points.length] ?? first
    line.quadraticCurveTo(x, y, (x + next[0]) / 2, (y + next[1]) / 2)
  })
  line.closePath()
}
