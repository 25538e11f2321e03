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
export const createCache = (paper: Paper, view: View, needs: DrawNeeds, clock: () => number): Cache => new SheetCache(paper, view, needs, clock)

class SheetCache implements Cache {
  private readonly paper: Paper
  private readonly view: View
  private readonly wide: View
  private readonly needs: DrawNeeds
  private readonly clock: () => number
  private readonly spare: Sheet[] = []
  private wanted: Still = { page: '', background: null, elements: [], pictures: 0 }
  private front: Side | null = null
  private back: Side | null = null
  private resting: { readonly camera: Camera; readonly since: number } | null = null

  constructor(paper: Paper, view: View, needs: DrawNeeds, clock: () => number) {
    this.paper = paper
    this.view = view
    this.wide = { width: view.width * (1 + 2 * MARGIN), height: view.height * (1 + 2 * MARGIN) }
    this.needs = needs
    this.clock = clock
  }

  show(still: Still): void {
    this.wanted = still
    if (this.back && !goesOn(this.back.still, still, this.back.drawn)) {
      this.drop(this.back)
      this.back = null
    }
    const { front } = this
    if (!front) return
    if (goesOn(front.still, still, front.drawn)) {
      if (still.elements.length - front.drawn <= MOST_ON_TOP) this.append(front, () => false)
    } else if (front.still.page !== still.page) {
      this.drop(front)
      this.front = null
    }
  }

  work(camera: Camera, now: number): boolean {
    if (!this.back && this.suits(camera, this.rests(camera, now))) return this.front !== null && !sameCamera(this.front.camera, camera)
    this.back ??= this.newSide(camera)
    if (!this.back) return false
    const until = this.clock() + SLICE_MS
    if (!this.append(this.back, () => this.clock() >= until)) return true
    this.drop(this.front)
    this.front = this.back
    this.back = null
    return !sameCamera(this.front.camera, camera)
  }

  draw(brush: Brush, camera: Camera): void {
    const { view, wide, paper: { ratio } } = this
    const side = this.front ?? this.back
    if (!side) {
      aim(brush, camera, view, ratio)
      drawBackground(brush, this.wanted.background, this.needs)
      for (const { figure } of this.wanted.elements) drawFigure(brush, figure, this.needs)
      return
    }
    const scale = scaleOf(view, camera)
    const grown = scale / scaleOf(view, side.camera)
    const [width, height] = [wide.width * grown, wide.height * grown]
    brush.setTransform(ratio, 0, 0, ratio, 0, 0)
    brush.drawImage(side.sheet.source, view.width / 2 + (side.camera.x - camera.x) * scale - width / 2, view.height / 2 + (side.camera.y - camera.y) * scale - height / 2, width, height)
  }

  /** Whether what is drawn is all that is wanted, and does where the camera is. */
  private suits(camera: Camera, rests: boolean): boolean {
    const { front, wanted, view } = this
    if (!front || front.still !== wanted || front.drawn < wanted.elements.length) return false
    return sameCamera(front.camera, camera) || (!rests && covers(front.camera, camera, view))
  }

  private rests(camera: Camera, now: number): boolean {
    if (!this.resting || !sameCamera(this.resting.camera, camera)) this.resting = { camera, since: now }
    return now - this.resting.since >= SETTLED_MS
  }

  private newSide(camera: Camera): Side | null {
    const { paper, wide, view, wanted } = this
    const sheet = this.spare.pop() ?? paper.newSheet(Math.ceil(wide.width * paper.ratio), Math.ceil(wide.height * paper.ratio))
    if (!sheet) return null
    sheet.brush.setTransform(1, 0, 0, 1, 0, 0)
    sheet.brush.clearRect(0, 0, sheet.width, sheet.height)
    aimWide(sheet.brush, camera, view, paper.ratio)
    drawBackground(sheet.brush, wanted.background, this.needs)
    return { sheet, camera, still: wanted, drawn: 0 }
  }

  private drop(side: Side | null): void {
    if (side && this.spare.length < MOST_SPARE) this.spare.push(side.sheet)
  }

  /** Draws on until all is drawn, or it is time. Answers whether all is. */
  private append(side: Side, isTime: () => boolean): boolean {
    const { elements } = this.wanted
    side.still = this.wanted
    while (side.drawn < elements.length) {
      for (const { figure } of elements.slice(side.drawn, side.drawn + AT_ONCE)) drawFigure(side.sheet.brush, figure, this.needs)
      side.drawn = Math.min(elements.length, side.drawn + AT_ONCE)
      if (isTime()) break
    }
    return side.drawn >= elements.length
  }
}

/** Front and back change places: a third sheet would be for nothing. */
const MOST_SPARE = 1
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
