import { impossible } from '#shared/kernel/impossible'
import type { BoardChange, BoardElement, BoardHappening, BoardPage } from './contract.ts'

/** What happens on one page. */
export type OnPage = Exclude<BoardHappening, { readonly type: 'rights' | 'rights.all' | `pages.${string}` }>

/** The page behind it. */
export function afterDrawing(page: BoardPage, happening: OnPage): BoardPage {
  switch (happening.type) {
    case 'added':
      return { ...page, elements: [...page.elements, happening.element] }
    case 'changed':
      return { ...page, elements: changed(page.elements, happening.changes) }
    case 'removed': {
      const gone = new Set(happening.ids)
      return { ...page, elements: page.elements.filter(({ id }) => !gone.has(id)) }
    }
    case 'cleared':
      return { ...page, elements: [] }
    case 'work':
      return { ...page, work: { shown: page.work?.shown ?? [], open: happening.open } }
    case 'shown':
      return { ...withShown(page, happening.member, true), elements: [...elementsBeside(page, happening.member), ...happening.elements] }
    case 'taken-back': {
      const back = withShown(page, happening.member, false)
      return happening.gone ? { ...back, elements: elementsBeside(page, happening.member) } : back
    }
    default:
      return impossible(happening)
  }
}

function changed(elements: readonly BoardElement[], changes: readonly BoardChange[]): readonly BoardElement[] {
  const figures = new Map(changes.map(({ id, figure }) => [id, figure]))
  return elements.map((element) => {
    const figure = figures.get(element.id)
    return figure === undefined ? element : { ...element, figure }
  })
}

const elementsBeside = ({ elements }: BoardPage, member: string): readonly BoardElement[] => elements.filter(({ sheet }) => sheet !== member)

function withShown(page: BoardPage, member: string, shown: boolean): BoardPage {
  const others = (page.work?.shown ?? []).filter((one) => one !== member)
  return { ...page, work: { open: page.work?.open ?? false, shown: shown ? [...others, member] : others } }
}
