import type { Scope } from '#shared/kernel/scope'
import type { PageDress } from '../border/view.ts'

type Tell = (event: 'scroll' | 'bottom' | 'pull-down', detail: Readonly<Record<string, number>>) => void

/** Pulled this far and let go, a page refreshes. */
const PULL_PX = 60

/** The page as a whole: how far it is scrolled, that its end comes near, that it is pulled down at its top. */
export function watchPage(window: Window & typeof globalThis, dress: () => PageDress, tell: Tell, scope: Scope): { pull(open: boolean): void } {
  const { document } = window
  let nearBottom = false
  let pulled: { readonly fromY: number; distance: number } | null = null
  const on = (target: EventTarget, type: string, hear: (event: Event) => void): void => {
    target.addEventListener(type, hear, { passive: true })
    scope.onEnd(() => target.removeEventListener(type, hear))
  }
  const top = (): number => document.scrollingElement?.scrollTop ?? 0

  on(window, 'scroll', () => {
    const { scrollHeight = 0, clientHeight = 0 } = document.scrollingElement ?? {}
    tell('scroll', { scrollTop: top() })
    const near = scrollHeight - clientHeight - top() <= dress().reachBottomPx
    if (near && !nearBottom) tell('bottom', {})
    nearBottom = near
  })
  on(document, 'pointerdown', (event) => {
    pulled = dress().pullDown && top() <= 0 && event instanceof window.MouseEvent ? { fromY: event.clientY, distance: 0 } : null
  })
  on(document, 'pointermove', (event) => {
    if (pulled && event instanceof window.MouseEvent) pulled.distance = event.clientY - pulled.fromY
  })
  on(document, 'pointerup', () => {
    if (pulled && pulled.distance > PULL_PX) tell('pull-down', {})
    pulled = null
  })
  return { pull: (open) => void document.documentElement.toggleAttribute('data-pulled', open) }
}
