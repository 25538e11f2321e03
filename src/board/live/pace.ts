import { after, type Scope } from '#shared/kernel/scope'
import type { BoardPassing, Figure, Pen, Colour, ElementId, PageId } from '#shared/board/contract'
import { onPaper, toSteps, type Point } from '#shared/board/points'
import type { Camera } from '../camera'

/** The look of a stroke that begins. */
export interface Ink {
  readonly page: PageId
  readonly id: ElementId
  readonly pen: Pen
  readonly colour: Colour
  readonly width: number
}

/** Sends what passes while a hand moves: one message every 45 ms at most, the latest word of each kind. */
export interface Pace {
  /** Points, absolute, that came to a stroke. */
  ink(ink: Ink, points: readonly Point[]): void
  figure(page: PageId, id: ElementId, figure: Figure): void
  gone(page: PageId, id: ElementId): void
  laser(page: PageId, at: Point | null): void
  view(page: PageId, camera: Camera): void
  /** Sends at once what waits of this element: its whole comes next. */
  finish(): void
}

/** 22 a second: the session allows 30, and others may need some. */
export const PACE_MS = 45

interface Needs {
  readonly scope: Scope
  readonly now: () => number
  readonly pass: (data: BoardPassing) => void
}

/** Nothing waits yet. */
export function createPace({ scope, now, pass }: Needs): Pace {
  let stroke: { readonly ink: Ink; sent: number; points: Point[] } | null = null
  const latest = new Map<string, BoardPassing>()
  let nextAt = 0
  let waits = false

  const takeInk = (): BoardPassing | null => {
    if (!stroke || stroke.points.length === 0) return null
    const { ink, sent, points } = stroke
    stroke = { ink, sent: sent + points.length, points: [] }
    return { kind: 'ink', ...ink, from: sent, points: toSteps(points) }
  }
  const take = (): BoardPassing | null => {
    const ink = takeInk()
    if (ink) return ink
    const [first] = latest
    if (!first) return null
    latest.delete(first[0])
    return first[1]
  }
  const tick = () => {
    waits = false
    const next = take()
    if (!next) return
    nextAt = now() + PACE_MS
    pass(next)
    wake()
  }
  const wake = () => {
    if (waits || (latest.size === 0 && !stroke?.points.length)) return
    const wait = nextAt - now()
    if (wait <= 0) return tick()
    waits = true
    after(scope, wait, tick)
  }
  const put = (key: string, data: BoardPassing) => {
    latest.set(key, data)
    wake()
  }

  return {
    ink(ink, points) {
      if (stroke?.ink.id !== ink.id) stroke = { ink, sent: 0, points: [] }
      stroke.points.push(...points)
      wake()
    },
    figure: (page, id, figure) => put(`figure ${id}`, { kind: 'figure', page, id, figure }),
    gone(page, id) {
      if (stroke?.ink.id === id) stroke = null
      latest.delete(`figure ${id}`)
      put(`gone ${id}`, { kind: 'gone', page, id })
    },
    laser: (page, at) => put('laser', { kind: 'laser', page, at: at && onPaper(at) }),
    view: (page, { x, y, zoom }) => put('view', { kind: 'view', page, at: onPaper([x, y]), zoom }),
    finish() {
      stroke = null
      for (const key of [...latest.keys()]) if (key.startsWith('figure ')) latest.delete(key)
    },
  }
}
