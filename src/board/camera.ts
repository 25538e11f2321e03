import { PAGE_BOX } from '#shared/board/contract'
import type { Point } from '#shared/board/points'

/** What of a page is seen: the point in the middle, in units of the page, and how much larger than the whole page. */
export interface Camera {
  readonly x: number
  readonly y: number
  readonly zoom: number
}

/** The canvas, CSS pixels. */
export interface View {
  readonly width: number
  readonly height: number
}

export const LEAST_ZOOM = 0.5
export const MOST_ZOOM = 8

/** The whole page. */
export const WHOLE: Camera = { x: PAGE_BOX.width / 2, y: PAGE_BOX.height / 2, zoom: 1 }

/** CSS pixels to one unit of the page. */
export const scaleOf = ({ width, height }: View, { zoom }: Camera): number => Math.min(width / PAGE_BOX.width, height / PAGE_BOX.height) * zoom

/** A point of the view on the page. */
export function toPage(camera: Camera, view: View, [x, y]: Point): Point {
  const scale = scaleOf(view, camera)
  return [camera.x + (x - view.width / 2) / scale, camera.y + (y - view.height / 2) / scale]
}

/** A point of the page in the view. */
export function toView(camera: Camera, view: View, [x, y]: Point): Point {
  const scale = scaleOf(view, camera)
  return [(x - camera.x) * scale + view.width / 2, (y - camera.y) * scale + view.height / 2]
}

/** The page went along with a hand by so many CSS pixels. */
export function pan(camera: Camera, view: View, dx: number, dy: number): Camera {
  const scale = scaleOf(view, camera)
  return clamped({ ...camera, x: camera.x - dx / scale, y: camera.y - dy / scale })
}

/** Larger or smaller around a point of the view, which stays where it is as far as the page's edges let it. */
export function zoomAt(camera: Camera, view: View, at: Point, zoom: number): Camera {
  const held = toPage(camera, view, at)
  const next = { ...camera, zoom: within(zoom, LEAST_ZOOM, MOST_ZOOM) }
  const scale = scaleOf(view, next)
  return clamped({ ...next, x: held[0] - (at[0] - view.width / 2) / scale, y: held[1] - (at[1] - view.height / 2) / scale })
}

/** The middle of the view stays on the page. */
export const clamped = ({ x, y, zoom }: Camera): Camera => ({
  x: within(x, 0, PAGE_BOX.width),
  y: within(y, 0, PAGE_BOX.height),
  zoom: within(zoom, LEAST_ZOOM, MOST_ZOOM),
})

export const sameCamera = (one: Camera, other: Camera): boolean => one.x === other.x && one.y === other.y && one.zoom === other.zoom

const within = (value: number, least: number, most: number): number => (Number.isFinite(value) ? Math.min(most, Math.max(least, value)) : least)
