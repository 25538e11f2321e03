import { after, type Scope } from '#shared/kernel/scope'
import type { Result } from '#shared/kernel/result'
import type { BoardElement, BoardMove, BoardPage, ElementId, Figure } from '#shared/board/contract'
import type { FailureCode } from '#shared/protocol/failures'

/** What this person did and the room has not confirmed, in order. */
export interface Pending {
  /** False if as many wait as may: then it is not done at all. */
  add(move: BoardMove): boolean
  online(is: boolean): void
  /** The room's board is another. */
  show(): void
  /** What of a page's elements is hidden by what was done, and what lies above them. */
  over(page: BoardPage): Over
  /** Whether as many wait as may. */
  isFull(): boolean
}

export interface Over {
  readonly hidden: ReadonlySet<ElementId>
  readonly above: readonly { readonly id: ElementId; readonly figure: Figure }[]
}

interface Needs {
  readonly scope: Scope
  readonly ask: (move: BoardMove) => Promise<Result<void, FailureCode>>
  /** What is shown is another. */
  readonly changed: () => void
  readonly refused: (move: BoardMove) => void
}

interface Entry {
  readonly move: BoardMove
  /** `waits`: it is sent when the link is there. `done`: the room took it, and its happening may still be on its way. */
  state: 'waits' | 'sent' | 'done'
}

/** As many as the session itself keeps. */
export const MOST_PENDING = 500
/** A happening is never further behind its answer. */
const DONE_MS = 1_000
const AGAIN_MS = 2_000
/** The link was down too long, or the room had no time: the same move may be sent again. */
const LATER: readonly FailureCode[] = ['server/busy', 'server/unreachable', 'rate/limited']

/**
 * The session repeats a move itself over short cuts, and gives up after a minute. What it gives up comes back here, keeps its place,
 * and is sent again when the link is there: an `add` that is known by its id counts as done, and the other moves may be done twice.
 */
export const createPending = (needs: Needs): Pending => new PendingMoves(needs)

class PendingMoves implements Pending {
  private readonly needs: Needs
  private entries: readonly Entry[] = []
  private isOnline = true
  /** A pause before what was given up is sent again. */
  private pauses = false

  constructor(needs: Needs) {
    this.needs = needs
  }

  add(move: BoardMove): boolean {
    if (this.isFull()) return false
    this.entries = [...this.entries, { move, state: 'waits' }]
    this.sendAll()
    this.needs.changed()
    return true
  }

  online(is: boolean): void {
    this.isOnline = is
    this.sendAll()
  }

  show(): void {
    this.entries = this.entries.filter(({ state }) => state !== 'done')
  }

  over(page: BoardPage): Over {
    return overOf(page, this.entries.map(({ move }) => move))
  }

  isFull(): boolean {
    return this.entries.length >= MOST_PENDING
  }

  private sendAll(): void {
    if (!this.isOnline || this.pauses) return
    for (const entry of this.entries) {
      if (entry.state !== 'waits') continue
      entry.state = 'sent'
      void this.needs.ask(entry.move).then((answer) => this.answered(entry, answer))
    }
  }

  private answered(entry: Entry, answer: Result<void, FailureCode>): void {
    const { scope, refused } = this.needs
    if (scope.ended) return
    if (answer.ok) {
      entry.state = 'done'
      after(scope, DONE_MS, () => this.drop(entry))
    } else if (LATER.includes(answer.failure)) {
      entry.state = 'waits'
      this.pause()
    } else {
      this.drop(entry)
      refused(entry.move)
    }
  }

  private pause(): void {
    if (this.pauses) return
    this.pauses = true
    after(this.needs.scope, AGAIN_MS, () => {
      this.pauses = false
      this.sendAll()
    })
  }

  private drop(entry: Entry): void {
    this.entries = this.entries.filter((other) => other !== entry)
    this.needs.changed()
  }
}

/** Moves played over a page; what the room has of them already is left out. */
export function overOf(page: BoardPage, moves: readonly BoardMove[]): Over {
  const mine = moves.filter((move) => 'page' in move && move.page === page.id)
  if (mine.length === 0) return NOTHING
  const known = new Map(page.elements.map((element) => [element.id, element]))
  const hidden = new Set<ElementId>()
  const above = new Map<ElementId, Figure>()
  for (const move of mine) play(move, known, hidden, above)
  return { hidden, above: [...above].map(([id, figure]) => ({ id, figure })) }
}

const NOTHING: Over = { hidden: new Set(), above: [] }

function play(move: BoardMove, known: ReadonlyMap<ElementId, BoardElement>, hidden: Set<ElementId>, above: Map<ElementId, Figure>): void {
  if (move.type === 'add') {
    if (!known.has(move.id) || hidden.has(move.id)) above.set(move.id, move.figure)
  } else if (move.type === 'change') {
    for (const { id, figure } of move.changes) {
      if (!known.has(id) && !above.has(id)) continue
      hidden.add(id)
      above.set(id, figure)
    }
  } else if (move.type === 'remove') {
    for (const id of move.ids) {
      hidden.add(id)
      above.delete(id)
    }
  } else if (move.type === 'clear') {
    for (const id of known.keys()) hidden.add(id)
    above.clear()
  }
}

/** The elements of a page as this person sees them: those of the room, and over them what was done and is on its way. `sheet`: where this person draws. */
export function seenElements(page: BoardPage, over: Over, you: string, sheet: string | null): readonly BoardElement[] {
  if (over.hidden.size === 0 && over.above.length === 0) return page.elements
  const authors = new Map(page.elements.map(({ id, author, sheet }) => [id, { author, sheet }]))
  return [
    ...page.elements.filter(({ id }) => !over.hidden.has(id)),
    ...over.above.map(({ id, figure }) => ({ id, author: authors.get(id)?.author ?? you, sheet: authors.has(id) ? (authors.get(id)?.sheet ?? null) : sheet, figure })),
  ]
}
