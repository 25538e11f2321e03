import { failure, success } from '#shared/kernel/result'
import { MOST, type BoardMove, type BoardPage, type BoardState, type PageId } from './contract.ts'
import type { BoardDecision } from './decision.ts'

/** New pages behind one, or at the end. */
export function addPages({ pages }: BoardState, { after, backgrounds, go }: Extract<BoardMove, { readonly type: 'pages.add' }>, random: () => number): BoardDecision {
  const behind = after === null ? pages.at(-1)?.id : pages.find(({ id }) => id === after)?.id
  if (behind === undefined) return failure('board/page-gone')
  if (pages.length + backgrounds.length > MOST.pages) return failure('board/full')
  const taken = new Set(pages.map(({ id }) => id))
  return success([{ type: 'pages.added', after: behind, pages: backgrounds.map((background) => ({ id: freshId(taken, random), background })), go: go === true }])
}

/** A board is never without a page. */
export function removePage({ pages }: BoardState, { id }: BoardPage): BoardDecision {
  return pages.length === 1 ? failure('law/refused') : success([{ type: 'pages.removed', page: id }])
}

/** The page that all see. */
export const goToPage = ({ current }: BoardState, { id }: BoardPage): BoardDecision => success(current === id ? [] : [{ type: 'pages.went', page: id }])

/** Letters of an id, and how many numbers they make. */
const ID_LENGTH = 10
const IDS = 36 ** ID_LENGTH

/** An id that no page has; it is taken from then on. */
function freshId(taken: Set<PageId>, random: () => number): PageId {
  for (let number = Math.floor(random() * IDS); ; number = (number + 1) % IDS) {
    const id = number.toString(36).padStart(ID_LENGTH, '0')
    if (taken.has(id)) continue
    taken.add(id)
    return id
  }
}
