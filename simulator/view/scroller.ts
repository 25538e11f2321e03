import { isOn, memberOf, numberOf, textOf } from './attribute-values.ts'
import type { ComponentNeeds } from './component.ts'

const EDGE_PX = 50
/** WeChat tells an edge again only after this pause. */
const EDGE_PAUSE_MS = 200

/** Where a scroller is, as `bindscroll` tells it. */
export const placeOf = ({ scrollLeft, scrollTop, scrollHeight, scrollWidth }: Element) => ({ scrollLeft, scrollTop, scrollHeight, scrollWidth })

/** Tells the page how a `scroll-view` scrolls, and that it comes near its ends. */
export function tellScrolling({ attribute, emit, page }: ComponentNeeds, scroller: HTMLElement): void {
  let last = { scrollLeft: 0, scrollTop: 0 }
  const told = new Map<string, number>()
  const edge = (type: 'scrolltoupper' | 'scrolltolower', direction: string): void => {
    const key = `${type} ${direction}`
    if (page.now() - (told.get(key) ?? 0) < EDGE_PAUSE_MS) return
    told.set(key, page.now())
    emit(type, { direction })
  }
  scroller.addEventListener('scroll', () => {
    const at = placeOf(scroller)
    const [deltaX, deltaY] = [last.scrollLeft - at.scrollLeft, last.scrollTop - at.scrollTop]
    emit('scroll', { ...at, deltaX, deltaY })
    const [upper, lower] = [numberOf(attribute('upper-threshold'), EDGE_PX), numberOf(attribute('lower-threshold'), EDGE_PX)]
    if (isOn(attribute('scroll-y'))) {
      if (deltaY > 0 && at.scrollTop <= upper) edge('scrolltoupper', 'top')
      if (deltaY < 0 && at.scrollTop + scroller.clientHeight + lower >= at.scrollHeight) edge('scrolltolower', 'bottom')
    }
    if (isOn(attribute('scroll-x'))) {
      if (deltaX > 0 && at.scrollLeft <= upper) edge('scrolltoupper', 'left')
      if (deltaX < 0 && at.scrollLeft + scroller.clientWidth + lower >= at.scrollWidth) edge('scrolltolower', 'right')
    }
    last = at
  })
}

/** Brings a scroller to a place; a browser without `scrollTo` jumps. */
export function scrollTo(scroller: Element, to: { readonly top?: number; readonly left?: number }, animated: boolean): void {
  if (animated && typeof scroller.scrollTo === 'function') return scroller.scrollTo({ ...to, behavior: 'smooth' })
  if (to.top !== undefined) scroller.scrollTop = to.top
  if (to.left !== undefined) scroller.scrollLeft = to.left
}

/** Brings a child into view, at the start of the scroller. */
export function scrollIntoView(host: HTMLElement, scroller: HTMLElement, wanted: Element | null, animated: boolean, offset = 0): boolean {
  if (!wanted || !host.contains(wanted)) return false
  const [inner, outer] = [wanted.getBoundingClientRect(), scroller.getBoundingClientRect()]
  scrollTo(scroller, { top: scroller.scrollTop + inner.top - outer.top + offset, left: scroller.scrollLeft + inner.left - outer.left + offset }, animated)
  return true
}

/** What `ScrollViewContext.scrollTo` is given. */
export function targetOf(args: unknown): { readonly to: { top?: number; left?: number }; readonly animated: boolean } {
  const [top, left] = [numberOf(memberOf(args, 'top'), Number.NaN), numberOf(memberOf(args, 'left'), Number.NaN)]
  return { to: { ...(Number.isNaN(top) ? {} : { top }), ...(Number.isNaN(left) ? {} : { left }) }, animated: isOn(memberOf(args, 'animated'), true) }
}

/** The element with this id, inside another. */
export const byId = (host: HTMLElement, id: unknown): Element | null => [...host.querySelectorAll('[id]')].find((element) => element.id === textOf(id)) ?? null
