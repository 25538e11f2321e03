import type { Point } from './points.ts'

/** From a point to the nearest one of a segment; both its ends may be the same. */
export function distanceToSegment([x, y]: Point, [fromX, fromY]: Point, [toX, toY]: Point): number {
  const [dx, dy] = [toX - fromX, toY - fromY]
  const square = dx * dx + dy * dy
  const along = square === 0 ? 0 : Math.min(1, Math.max(0, ((x - fromX) * dx + (y - fromY) * dy) / square))
  return Math.hypot(x - fromX - along * dx, y - fromY - along * dy)
}

/** From a point to the nearest one of a line through points; infinite if there are none. */
export function distanceToPath(point: Point, path: readonly Point[]): number {
  const [first] = path
  if (first === undefined) return Infinity
  let nearest = distanceToSegment(point, first, first)
  let last = first
  for (const next of path) {
    nearest = Math.min(nearest, distanceToSegment(point, last, next))
    last = next
  }
  return nearest
}
