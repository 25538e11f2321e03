import { success, type Result } from '#shared/kernel/result'
import type { Scope } from '#shared/kernel/scope'
import type { CallFailure } from '../border/calls.ts'
import type { DeviceCalls, ScreenPlan } from '../border/device.ts'
import type { Caller } from '../border/calls.ts'
import type { LogicPort } from '../border/view-messages.ts'
import type { AppConfig } from './app-config.ts'
import type { Library } from './components/library.ts'
import { tellReady } from './components/ready.ts'
import type { Modules } from './modules.ts'
import { loadPage } from './load-page.ts'
import { createPage, type Page, type PageNeeds } from './page.ts'

/** Opens and closes pages; which of them stand in which order is the router's business. */
export interface Pages {
  open(route: string, query: Page['query'], extra?: Readonly<Record<string, unknown>>): Result<Page, CallFailure>
  close(page: Page): void
  show(page: Page): void
  hide(page: Page): void
}

/** Supplied by the start of the logic layer. */
export interface PagesNeeds extends Omit<PageNeeds, 'traffic'> {
  readonly traffic: PageNeeds['traffic']
  readonly modules: Modules
  readonly library: Library
  readonly config: AppConfig
  readonly device: Caller<DeviceCalls>['call']
  /** The pipe to a view that the phone opens for this screen. */
  viewPort(screen: number): LogicPort
  ready(page: Page, ms: number): void
  firstPage(): boolean
}

export function createPages(needs: PagesNeeds, scope: Scope): Pages {
  const shown = new Set<Page>()
  let screens = 0
  const show = (page: Page): void => {
    if (shown.has(page)) return
    shown.add(page)
    page.line.post({ what: 'shown', shown: true })
    void needs.device('screen.change', { screen: page.screen, change: { front: true } })
    page.tell('onShow')
    page.lifetime('show')
  }
  const hide = (page: Page): void => {
    if (!shown.delete(page)) return
    page.line.post({ what: 'shown', shown: false })
    page.tell('onHide')
    page.lifetime('hide')
  }
  return {
    show,
    hide,
    open(route, query, extra = {}) {
      const began = needs.now()
      const loaded = loadPage(needs, route)
      if (!loaded.ok) return loaded
      const screen = ++screens
      const port = needs.viewPort(screen)
      void needs.device('screen.open', planOf(needs, screen, route, query))
      const page = createPage(needs, { screen, route, query, port }, scope)
      Object.assign(page.instance, extra)
      page.tell('onLoad', { ...query })
      show(page)
      page.line.flush(() => {
        if (page.scope.ended) return
        tellReady(page.backend.context)
        page.tell('onReady')
        needs.ready(page, needs.now() - began)
      })
      return success(page)
    },
    close(page) {
      shown.delete(page)
      page.tell('onUnload')
      page.scope.end()
      void needs.device('screen.close', { screen: page.screen })
    },
  }
}

function planOf({ config, firstPage }: PagesNeeds, screen: number, route: string, query: ScreenPlan['query']): ScreenPlan {
  const { navigation, backgroundColor, orientation } = config.page(route)
  const tab = config.isTab(route)
  return { screen, route, query, navigation: { ...navigation, home: firstPage() && !tab && route !== config.entry }, tab, backgroundColor, orientation }
}
