import type { BoardElement, BoardPage, ElementId } from '#shared/board/contract'
import { boxAround, boxOf } from '#shared/board/box'
import type { Point } from '#shared/board/points'
import type { MemberId } from '#shared/room/state'
import { toView, type View } from './camera'
import { createCache, type Cache } from './draw/cache'
import { drawFigure, type DrawNeeds } from './draw/figure'
import { drawBand, drawLaser, drawName, drawSelection } from './draw/overlay'
import { aim, drawDesk } from './draw/page'
import type { Laser, LiveFigure } from './live/live'
import type { Over } from './moves/pending'
import type { Paper } from './paper'
import type { Drawn } from './tools/contract'
import type { DeskState } from './desk-state'

/** Everything that is to be seen in one frame. */
export interface Scene {
  /** With the elements as this person sees them, without what is drawn above. */
  readonly page: BoardPage
  /** What moves or is not confirmed, the lowest first. */
  readonly above: readonly Drawn[]
  readonly live: readonly LiveFigure[]
  readonly lasers: readonly Laser[]
  readonly ownLaser: Point | null
  readonly hidden: ReadonlySet<ElementId>
  readonly selected: readonly Drawn[]
  readonly desk: Pick<DeskState, 'camera' | 'band' | 'writing'>
  readonly nameOf: (id: MemberId) => string
  readonly pictures: number
}

/** Draws scenes onto one paper. */
export interface Painter {
  /** Answers whether it must be called again although nothing changed. */
  paint(scene: Scene, now: number): boolean
}

/** A painter for a canvas at one size. */
export function createPainter(paper: Paper, view: View, needs: DrawNeeds, clock: () => number): Painter {
  const cache: Cache = createCache(paper, view, needs, clock)
  const { brush, ratio } = paper
  let last: { readonly page: BoardPage; readonly hidden: string; readonly elements: readonly BoardElement[] } | null = null

  /** The same list while nothing changed, so that the cache need not look. */
  const still = ({ page, hidden }: Scene): readonly BoardElement[] => {
    const key = [...hidden].join(' ')
    if (last?.page !== page || last.hidden !== key) last = { page, hidden: key, elements: hidden.size === 0 ? page.elements : page.elements.filter(({ id }) => !hidden.has(id)) }
    return last.elements
  }

  return {
    paint(scene, now) {
      const { page, desk: { camera, band } } = scene
      const place = (point: Point) => toView(camera, view, point)
      cache.show({ page: page.id, background: page.background, elements: still(scene), pictures: scene.pictures })
      const more = cache.work(camera, now)
      drawDesk(brush, camera, view, ratio)
      cache.draw(brush, camera)
      aim(brush, camera, view, ratio)
      for (const { figure } of scene.above) drawFigure(brush, figure, needs)
      for (const { figure } of scene.live) drawFigure(brush, figure, needs)
      brush.setTransform(ratio, 0, 0, ratio, 0, 0)
      const box = boxAround(scene.selected.map(({ figure }) => boxOf(figure)))
      if (box) drawSelection(brush, [...place([box[0], box[1]]), ...place([box[2], box[3]])])
      if (band) drawBand(brush, [...place([band[0], band[1]]), ...place([band[2], band[3]])])
      for (const { from, at } of scene.live) if (at) drawName(brush, from, scene.nameOf(from), place(at))
      for (const { from, at, strength } of scene.lasers) {
        drawLaser(brush, place(at), strength)
        drawName(brush, from, scene.nameOf(from), place(at), strength)
      }
      if (scene.ownLaser) drawLaser(brush, place(scene.ownLaser), 1)
      return more || scene.lasers.length > 0
    },
  }
}

/** What a scene is made of. */
export interface SceneParts extends Pick<Scene, 'page' | 'lasers' | 'ownLaser' | 'nameOf' | 'pictures' | 'live'> {
  readonly over: Over
  readonly drafts: { readonly drawn: readonly Drawn[]; readonly hidden: ReadonlySet<ElementId> }
  readonly state: DeskState
}

/** Puts a scene together: what is drawn above hides what it stands for. */
export function sceneOf({ over, drafts, state, live, page, ...rest }: SceneParts): Scene {
  const above = [...over.above.filter(({ id }) => !drafts.hidden.has(id)), ...drafts.drawn]
  const hidden = new Set([...over.hidden, ...drafts.hidden, ...live.map(({ id }) => id), ...(state.writing?.id == null ? [] : [state.writing.id])])
  const chosen = new Set(state.selection)
  const moving = new Set(above.map(({ id }) => id))
  const selected = chosen.size === 0 ? [] : [...above, ...page.elements.filter(({ id }) => !moving.has(id) && !over.hidden.has(id))].filter(({ id }) => chosen.has(id))
  return { ...rest, page, live, above, hidden, selected, desk: state }
}
