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
  /** What waits of ink and figures is sent no more: the whole comes next. */
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
export const createPace = (needs: Needs): Pace => new PacedPassing(needs)

class PacedPassing implements Pace {
  private readonly needs: Needs
  private readonly latest = new Map<string, BoardPassing>()
  private stroke: { readonly ink: Ink; readonly sent: number; readonly points: Point[] } | null = null
  private nextAt = 0
  private waits = false

  constructor(needs: Needs) {
    this.needs = needs
  }

  ink(ink: Ink, points: readonly Point[]): void {
    if (this.stroke?.ink.id !== ink.id) this.stroke = { ink, sent: 0, points: [] }
    this.stroke.points.push(...points)
    this.wake()
  }

  figure(page: PageId, id: ElementId, figure: Figure): void {
    this.put(`figure ${id}`, { kind: 'figure', page, id, figure })
  }

  gone(page: PageId, id: ElementId): void {
    if (this.stroke?.ink.id === id) this.stroke = null
    this.latest.delete(`figure ${id}`)
    this.put(`gone ${id}`, { kind: 'gone', page, id })
  }

  laser(page: PageId, at: Point | null): void {
    this.put('laser', { kind: 'laser', page, at: at && onPaper(at) })
  }

  view(page: PageId, { x, y, zoom }: Camera): void {
    this.put('view', { kind: 'view', page, at: onPaper([x, y]), zoom })
  }

  finish(): void {
    this.stroke = null
    for (const key of [...this.latest.keys()]) if (key.startsWith('figure ')) this.latest.delete(key)
  }

  private put(key: string, data: BoardPassing): void {
    this.latest.set(key, data)
    this.wake()
  }

  private wake(): void {
    const { scope, now } = this.needs
    if (this.waits || (this.latest.size === 0 && !this.stroke?.points.length)) return
    const wait = this.nextAt - now()
    if (wait <= 0) return this.send()
    this.waits = true
    after(scope, wait, () => {
      this.waits = false
      this.send()
    })
  }

  private send(): void {
    const next = this.takeInk() ?? this.takeLatest()
    if (!next) return
    this.nextAt = this.needs.now() + PACE_MS
    this.needs.pass(next)
    this.wake()
  }

  private takeInk(): BoardPassing | null {
    if (!this.stroke || this.stroke.points.length === 0) return null
    const { ink, sent, points } = this.stroke
    this.stroke = { ink, sent: sent + points.length, points: [] }
    return { kind: 'ink', ...ink, from: sent, points: toSteps(points) }
  }

  private takeLatest(): BoardPassing | null {
    const [first] = this.latest
    if (!first) return null
    this.latest.delete(first[0])
    return first[1]
  }
}
