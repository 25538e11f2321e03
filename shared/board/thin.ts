import { distanceToSegment } from './distance.ts'
import type { Point } from './points.ts'

/**
 * A stroke with the points left out that it does not need: no point of the given line lies further from the answer's than `tolerance` (Douglas and Peucker).
 * The ends stay. For a stroke of a few thousand points well below a frame.
 */
export function thinned(points: readonly Point[], tolerance: number): readonly Point[] {
  if (points.length < 3) return points
  const kept = new Set([0, points.length - 1])
  const open: [from: number, to: number][] = [[0, points.length - 1]]
  for (let stretch = open.pop(); stretch !== undefined; stretch = open.pop()) {
    const [from, to] = stretch
    const corner = furthest(points, from, to, tolerance)
    if (corner === null) continue
    kept.add(corner)
    open.push([from, corner], [corner, to])
  }
  return points.filter((_, index) => kept.has(index))
}

/** The point between two that lies furthest from their line, if that is further than `tolerance`. */
function furthest(points: readonly Point[], from: number, to: number, tolerance: number): number | null {
  const [start, end] = [points[from], points[to]]
  if (start === undefined || end === undefined) return null
  let [corner, most]: [number | null, number] = [null, tolerance]
  for (let index = from + 1; index < to; index += 1) {
    const point = points[index]
    const far = point === undefined ? 0 : distanceToSegment(point, start, end)
    if (far > most) [corner, most] = [index, far]
  }
  return corner
}

/** Whether a pointer moved far enough for another point: the cheap way while a stroke is being drawn. */
export const isFurther = ([x, y]: Point, [lastX, lastY]: Point, step: number): boolean => Math.hypot(x - lastX, y - lastY) >= step
