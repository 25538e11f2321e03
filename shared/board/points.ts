import { FURTHEST } from './contract.ts'

/** A place on a page, in units of `PAGE_BOX`. */
export type Point = readonly [x: number, y: number]

/** Points as a stroke keeps them: the first one, then the differences from point to point. Whole numbers. */
export function toSteps(points: readonly Point[]): number[] {
  const steps: number[] = []
  let [lastX, lastY] = [0, 0]
  for (const point of points) {
    const [x, y] = onPaper(point)
    steps.push(x - lastX, y - lastY)
    lastX = x
    lastY = y
  }
  return steps
}

/** The points that a stroke keeps as steps. */
export function fromSteps(steps: readonly number[]): Point[] {
  const points: Point[] = []
  let [x, y] = [0, 0]
  for (let index = 0; index + 1 < steps.length; index += 2) {
    x += steps[index] ?? 0
    y += steps[index + 1] ?? 0
    points.push([x, y])
  }
  return points
}

/** Whether these are steps of a stroke: whole numbers, two for each point, at least one and at most so many points, none further out than a page allows. */
export function areSteps(steps: readonly unknown[], mostPoints: number): steps is readonly number[] {
  if (steps.length < 2 || steps.length > mostPoints * 2 || steps.length % 2 === 1) return false
  const at = [0, 0]
  return steps.every((step, index) => {
    if (typeof step !== 'number' || !Number.isSafeInteger(step)) return false
    const place = (at[index % 2] ?? 0) + step
    at[index % 2] = place
    return Math.abs(place) <= FURTHEST
  })
}

/** The nearest place that a figure may have: whole numbers within reach of the page. */
export const onPaper = ([x, y]: Point): Point => [whole(x), whole(y)]

/** The nearest coordinate that there is. */
export const whole = (place: number): number => Math.round(Math.min(FURTHEST, Math.max(-FURTHEST, place))) || 0
