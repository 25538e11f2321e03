import type { Background, BoardElement } from '#shared/board/contract'
import { sameCamera, scaleOf, type Camera, type View } from '../camera'
import type { Brush, Paper, Sheet } from '../paper'
import { drawFigure, type DrawNeeds } from './figure'
import { aim, drawBackground } from './page'

/** What lies still on a page. */
export interface Still {
  readonly page: string
  readonly background: Background
  readonly elements: readonly BoardElement[]
  /** Counts up when a picture came that stood empty before. */
  readonly pictures: number
}

/**
 * What lies still, drawn once on a sheet that is somewhat larger than the view. Panning and zooming move the sheet;
 * it is drawn anew behind the scenes, a slice each frame, when the hand rests, when the view leaves it, or when something changed.
 * What is added at the end is drawn on top of it at once.
 */
export interface Cache {
  show(still: Still): void
  /** A slice of the work. Answers whether there is more to do. */
  work(camera: Camera, now: number): boolean
  draw(brush: Brush, camera: Camera): void
}

/** So much more of each side than is seen. */
const MARGIN = 0.25
/** A frame has 33 ms where 30 are wanted a second; the rest of it is for what moves. */
const SLICE_MS = 10
/** A hand that rests so long has come to a place. */
const SETTLED_MS = 160
/** Elements between two looks at the clock. */
const AT_ONCE = 20

interface Side {
  readonly sheet: Sheet
  readonly camera: Camera
  still: Still
  /** How many elements are drawn. */
  drawn: number
}

/** A cache for one canvas at one size; without sheets everything is drawn each time. */
export function createCache(paper: Paper, view: View, needs: DrawNeeds, clock: () => number): Cache {
  const wide: View = { width: view.width * (1 + 2 * MARGIN), height: view.height * (1 + 2 * MARGIN) }
  const spare: Sheet[] = []
  let wanted: Still = { page: '', background: null, elements: [], pictures: 0 }
  let front: Side | null = null
  let back: Side | null = null
  let restless = { camera: null as Camera | null, since: 0 }

  const newSide = (camera: Camera): Side | null => {
    const sheet = spare.pop() ?? paper.newSheet(Math.ceil(wide.width * paper.ratio), Math.ceil(wide.height * paper.ratio))
    if (!sheet) return null
    sheet.brush.setTransform(1, 0, 0, 1, 0, 0)
    sheet.brush.clearRect(0, 0, sheet.width, sheet.height)
    aimWide(sheet.brush, camera, view, paper.ratio)
    drawBackground(sheet.brush, wanted.background, needs)
    return { sheet, camera, still: wanted, drawn: 0 }
  }
  const drop = (side: Side | null) => { if (side && spare.length < 2) spare.push(side.sheet) }
  const append = (side: Side, until: () => boolean): boolean => {
    side.still = wanted
    while (side.drawn < wanted.elements.length) {
      for (const element of wanted.elements.slice(side.drawn, side.drawn + AT_ONCE)) drawFigure(side.sheet.brush, element.figure, needs)
      side.drawn = Math.min(wanted.elements.length, side.drawn + AT_ONCE)
      if (until()) break
    }
    return side.drawn >= wanted.elements.length
  }
  const settled = (camera: Camera, now: number): boolean => {
    if (!restless.camera || !sameCamera(restless.camera, camera)) restless = { camera, since: now }
    return now - restless.since >= SETTLED_MS
  }

  return {
    show(still) {
      wanted = still
      if (back && !goesOn(back.still, still, back.drawn)) {
        drop(back)
        back = null
      }
      if (front && goesOn(front.still, still, front.drawn) && still.elements.length - front.drawn <= MOST_ON_TOP) append(front, () => false)
      else if (front && front.still.page !== still.page) {
        drop(front)
        front = null
      }
    },
    work(camera, now) {
      const rests = settled(camera, now)
      const fresh = front !== null && front.still === wanted && front.drawn === wanted.elements.length
      const placed = front !== null && (sameCamera(front.camera, camera) || (!rests && covers(front.camera, camera, view)))
      if (!back && fresh && placed) return front !== null && !sameCamera(front.camera, camera)
      back ??= newSide(camera)
      if (!back) return false
      const until = clock() + SLICE_MS
      if (!append(back, () => clock() >= until)) return true
      drop(front)
      front = back
      back = null
      return !sameCamera(front.camera, camera)
    },
    draw(brush, camera) {
      const side = front ?? back
      if (!side) {
        aim(brush, camera, view, paper.ratio)
        drawBackground(brush, wanted.background, needs)
        for (const { figure } of wanted.elements) drawFigure(brush, figure, needs)
        return
      }
      const scale = scaleOf(view, camera)
      const [width, height] = [(wide.width / scaleOf(view, side.camera)) * scale, (wide.height / scaleOf(view, side.camera)) * scale]
      brush.setTransform(paper.ratio, 0, 0, paper.ratio, 0, 0)
      brush.drawImage(side.sheet.source, view.width / 2 + (side.camera.x - camera.x) * scale - width / 2, view.height / 2 + (side.camera.y - camera.y) * scale - height / 2, width, height)
    },
  }
}

/** More than so many at once are no stroke of somebody's: the whole is drawn anew, in slices. */
const MOST_ON_TOP = 60

/** Whether what is drawn of one is the beginning of the other. */
const goesOn = (drawn: Still, next: Still, count: number): boolean =>
  drawn.page === next.page && drawn.background === next.background && drawn.pictures === next.pictures && count <= next.elements.length
  && (drawn.elements === next.elements || sameStart(drawn.elements, next.elements, count))

function sameStart(drawn: readonly BoardElement[], next: readonly BoardElement[], count: number): boolean {
  for (let at = 0; at < count; at++) if (drawn[at] !== next[at] && drawn[at]?.figure !== next[at]?.figure) return false
  return true
}

/** Whether the sheet reaches over the whole view, and is not stretched too far. */
function covers(sheet: Camera, camera: Camera, view: View): boolean {
  const ratio = camera.zoom / sheet.zoom
  if (ratio > 2.5 || ratio < 0.5) return false
  const scale = scaleOf(view, camera)
  const reach = (1 + 2 * MARGIN) * ratio
  const fits = (offset: number, side: number) => Math.abs(offset * scale) + side / 2 <= (side * reach) / 2
  return fits(sheet.x - camera.x, view.width) && fits(sheet.y - camera.y, view.height)
}

/** The same as `aim` on a sheet with margins. */
function aimWide(brush: Brush, camera: Camera, view: View, ratio: number): void {
  const scale = scaleOf(view, camera) * ratio
  brush.setTransform(scale, 0, 0, scale, view.width * (0.5 + MARGIN) * ratio - camera.x * scale, view.height * (0.5 + MARGIN) * ratio - camera.y * scale)
}
