import type { ViewNews } from '../border/view-messages.ts'
import type { Page } from './page.ts'

/** What the page itself did in its view: it was scrolled, pulled down, reached its end. */
export function pageHappened(page: Page, { event, detail }: ViewNews & { readonly what: 'page' }): void {
  switch (event) {
    case 'scroll':
      return void page.tell('onPageScroll', { scrollTop: detail['scrollTop'] ?? 0 })
    case 'bottom':
      return void page.tell('onReachBottom')
    case 'pull-down':
      return void page.tell('onPullDownRefresh')
  }
}
