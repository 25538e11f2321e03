import { MOST, type BoardPassing, type ElementId, type Figure, type PageId } from '#shared/board/contract'
import { fromSteps, toSteps, type Point } from '#shared/board/points'
import type { MemberId } from '#shared/room/state'

/** What somebody else draws right now. */
export interface LiveFigure {
  readonly id: ElementId
  readonly from: MemberId
  readonly figure: Figure
  /** Where the hand is. */
  readonly at: Point | null
}

export interface Laser {
  readonly from: MemberId
  readonly at: Point
  /** 1, and falling to 0. */
  readonly strength: number
}

/** Puts together what passes from the others' hands. */
export interface Live {
  hear(from: MemberId, data: BoardPassing): void
  /** What is on the page as an element with this figure, or null. A figure that is drawn over one goes when that one changes. */
  known(figureOf: (id: ElementId) => Figure | null): void
  figures(page: PageId): readonly LiveFigure[]
  lasers(page: PageId): readonly Laser[]
}

/** An element whose last word never comes is not kept longer. */
export const FORGOTTEN_MS = 10_000
export const LASER_MS = 1_500
/** Others' hands at once; more give way to the newest. */
const MOST_HANDS = 64

interface Hand extends LiveFigure {
  readonly page: PageId
  readonly heardAt: number
  readonly points: readonly Point[]
  /** The figure that stood on the page when it began; undefined: it was not looked at yet. */
  readonly over: Figure | null | undefined
}

/** Nobody draws. */
export function createLive(now: () => number): Live {
  const hands = new Map<ElementId, Hand>()
  const lasers = new Map<MemberId, { readonly page: PageId; readonly at: Point; readonly until: number }>()

  const put = (hand: Hand) => {
    hands.delete(hand.id)
    hands.set(hand.id, hand)
    const [oldest] = hands.keys()
    if (hands.size > MOST_HANDS && oldest !== undefined) hands.delete(oldest)
  }

  return {
    hear(from, data) {
      const before = 'id' in data ? hands.get(data.id) : undefined
      if (data.kind === 'ink' && (before === undefined || before.from === from)) put(inked(before, from, data, now()))
      else if (data.kind === 'figure') put({ ...data, from, points: [], at: null, heardAt: now(), over: before?.over })
      else if (data.kind === 'gone' && before?.from === from) hands.delete(data.id)
      else if (data.kind === 'laser') {
        const last = lasers.get(from)
        if (data.at) lasers.set(from, { page: data.page, at: data.at, until: now() + LASER_MS })
        else if (last) lasers.set(from, { ...last, until: Math.min(last.until, now() + LASER_MS / 2) })
      }
    },
    known(figureOf) {
      for (const hand of hands.values()) {
        const figure = figureOf(hand.id)
        if (hand.over === undefined && hand.figure.kind !== 'stroke') hands.set(hand.id, { ...hand, over: figure })
        else if (figure !== (hand.over ?? null)) hands.delete(hand.id)
      }
    },
    figures(page) {
      for (const { id, heardAt } of [...hands.values()]) if (now() - heardAt > FORGOTTEN_MS) hands.delete(id)
      return [...hands.values()].filter((hand) => hand.page === page)
    },
    lasers(page) {
      for (const [from, { until }] of [...lasers]) if (until <= now()) lasers.delete(from)
      return [...lasers].flatMap(([from, laser]) => (laser.page === page ? [{ from, at: laser.at, strength: (laser.until - now()) / LASER_MS }] : []))
    },
  }
}

/** The hand with a piece of ink more. What was lost on the way leaves a straight line. */
function inked(before: Hand | undefined, from: MemberId, { page, id, pen, colour, width, from: first, points: steps }: Extract<BoardPassing, { readonly kind: 'ink' }>, now: number): Hand {
  const points = [...(before?.points ?? []).slice(0, first), ...fromSteps(steps)].slice(0, MOST.points)
  const figure: Figure = { kind: 'stroke', pen, colour, width, points: toSteps(points) }
  return { id, from, page, figure, points, at: points.at(-1) ?? null, heardAt: now, over: before?.over }
}
