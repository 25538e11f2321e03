import type { BoardMove, ElementId, Figure, PageId } from '#shared/board/contract'
import { changeMoves, removeMoves } from '#shared/board/split'
import { sameFigure } from './same-figure'

type Drawn = { readonly id: ElementId; readonly figure: Figure }

/** One thing that this person did on a page, with what it takes to undo it. */
export type Deed =
  | { readonly kind: 'add'; readonly page: PageId; readonly elements: readonly Drawn[] }
  | { readonly kind: 'remove'; readonly page: PageId; readonly elements: readonly Drawn[] }
  | { readonly kind: 'change'; readonly page: PageId; readonly before: readonly Drawn[]; readonly after: readonly Drawn[] }

/** What stands on the page under this id now, as this person sees it. */
export type FigureNow = (id: ElementId) => Figure | null

/** What this person did in this visit, to be undone and done again, a page at a time. */
export interface History {
  did(deed: Deed): void
  /** The moves that undo the last deed on this page which still can be; empty if there is none. */
  undo(page: PageId, now: FigureNow): readonly BoardMove[]
  redo(page: PageId, now: FigureNow): readonly BoardMove[]
  can(page: PageId): { readonly undo: boolean; readonly redo: boolean }
}

export const MOST_DEEDS = 200

/** Nothing was done yet. */
export function createHistory(): History {
  let done: Deed[] = []
  let undone: Deed[] = []

  /** Takes deeds of the page from the end of a list until one of them still means something. */
  const take = (from: Deed[], page: PageId, now: FigureNow): { readonly rest: Deed[]; readonly deed: Deed | null; readonly moves: readonly BoardMove[] } => {
    const rest = [...from]
    for (let at = rest.length - 1; at >= 0; at--) {
      const deed = rest[at]
      if (deed?.page !== page) continue
      rest.splice(at, 1)
      const meant = stillMeant(inverse(deed), now)
      if (meant) return { rest, deed: meant, moves: movesOf(meant) }
    }
    return { rest, deed: null, moves: [] }
  }

  return {
    did(deed) {
      done = [...done, deed].slice(-MOST_DEEDS)
      undone = []
    },
    undo(page, now) {
      const { rest, deed, moves } = take(done, page, now)
      done = rest
      if (deed) undone = [...undone, deed].slice(-MOST_DEEDS)
      return moves
    },
    redo(page, now) {
      const { rest, deed, moves } = take(undone, page, now)
      undone = rest
      if (deed) done = [...done, deed].slice(-MOST_DEEDS)
      return moves
    },
    can: (page) => ({ undo: done.some((deed) => deed.page === page), redo: undone.some((deed) => deed.page === page) }),
  }
}

function inverse(deed: Deed): Deed {
  if (deed.kind === 'change') return { ...deed, before: deed.after, after: deed.before }
  return { ...deed, kind: deed.kind === 'add' ? 'remove' : 'add' }
}

/** A deed without what somebody else erased or changed meanwhile; null if nothing is left of it. */
function stillMeant(deed: Deed, now: FigureNow): Deed | null {
  if (deed.kind === 'change') {
    const ids = new Set(deed.before.filter(({ id, figure }) => sameFigure(now(id), figure)).map(({ id }) => id))
    const [before, after] = [deed.before.filter(({ id }) => ids.has(id)), deed.after.filter(({ id }) => ids.has(id))]
    return ids.size > 0 ? { ...deed, before, after } : null
  }
  const elements = deed.elements.filter(({ id }) => (now(id) === null) === (deed.kind === 'add'))
  return elements.length > 0 ? { ...deed, elements } : null
}

/** What is asked of the room to do a deed. */
export function movesOf(deed: Deed): readonly BoardMove[] {
  const { page } = deed
  if (deed.kind === 'add') return deed.elements.map(({ id, figure }) => ({ type: 'add', page, id, figure }))
  if (deed.kind === 'change') return changeMoves(page, deed.after)
  return removeMoves(page, deed.elements.map(({ id }) => id))
}
