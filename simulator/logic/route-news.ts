import type { AppConfig } from './app-config.ts'
import type { Page } from './page.ts'
import type { Pages } from './pages.ts'
import { parseAddress } from './paths.ts'
import type { Router, RouteKind } from './router.ts'
import type { Listeners } from './wx/listeners.ts'

/** Tells `wx.onAppRoute` and its neighbours; https://developers.weixin.qq.com/miniprogram/dev/api/base/app/app-route/wx.onAppRoute.html */
export interface RouteNews {
  before(kind: RouteKind, url: string, from: Page | undefined): void
  routed(page: Page, kind: RouteKind): void
  done(page: Page): void
  load(route: string, query: Page['query'], open: () => Page | null): void
  unload(page: Page, close: () => void): void
}

/** Counts the routes, so that all that belongs to one carries its id. */
export function createRouteNews(listeners: Listeners, now: () => number): RouteNews {
  let events = 0
  /** The route that is on its way; pages that it opens and closes belong to it. */
  let current: { kind: RouteKind; id: string } = { kind: 'appLaunch', id: '0' }
  const rest = () => ({ openType: current.kind, routeEventId: current.id })
  const begin = (kind: RouteKind): void => void (current = { kind, id: `${now()}_${++events}` })
  return {
    before(kind, url, from) {
      begin(kind)
      const { path, query } = kind === 'navigateBack' ? { path: url, query: {} } : parseAddress(url, from?.route ?? '')
      listeners.tell('BeforeAppRoute', { path, query, notFound: false, renderer: 'webview', webviewId: from?.screen ?? 0, page: from?.instance ?? {}, ...rest() })
    },
    routed(page, kind) {
      if (kind !== current.kind) begin(kind)
      listeners.tell('AppRoute', { path: page.route, query: page.query, notFound: false, renderer: 'webview', webviewId: page.screen, page: page.instance, timeStamp: now(), ...rest() })
    },
    done: (page) => listeners.tell('AppRouteDone', { path: page.route, query: page.query, webviewId: page.screen, timeStamp: now(), ...rest() }),
    load(route, query, open) {
      listeners.tell('BeforePageLoad', { path: route, query, renderer: 'webview', ...rest() })
      const page = open()
      if (page) listeners.tell('AfterPageLoad', { path: route, query, page: page.instance, componentFramework: 'glass-easel', ...rest() })
    },
    unload(page, close) {
      const about = { path: page.route, page: page.instance, routeEventId: current.id }
      listeners.tell('BeforePageUnload', about)
      close()
      listeners.tell('AfterPageUnload', about)
    },
  }
}

/** The same pages, whose coming and going is told. */
export const announced = (pages: Pages, news: RouteNews): Pages => ({
  ...pages,
  open(route, query, extra) {
    let opened: ReturnType<Pages['open']> = { ok: false, failure: { why: 'interrupted' } }
    news.load(route, query, () => {
      opened = pages.open(route, query, extra)
      return opened.ok ? opened.value : null
    })
    return opened
  },
  close: (page) => news.unload(page, () => pages.close(page)),
})

/** The same router, each of whose ways that can be gone is told before. */
export function announcedRouter(router: Router, config: AppConfig, news: RouteNews): Router {
  const before = (kind: RouteKind, url: string): void => {
    if (config.pages.includes(parseAddress(url, router.top?.route ?? '').path)) news.before(kind, url, router.top)
  }
  const telling = <A extends readonly [url: string, ...rest: readonly unknown[]], R>(kind: RouteKind, go: (...args: A) => R) => (...args: A): R => {
    before(kind, args[0])
    return go(...args)
  }
  return {
    get stack() {
      return router.stack
    },
    get alive() {
      return router.alive
    },
    get top() {
      return router.top
    },
    launch: (target) => router.launch(target),
    navigateTo: telling('navigateTo', (url: string, events: Parameters<Router['navigateTo']>[1]) => router.navigateTo(url, events)),
    redirectTo: telling('redirectTo', (url: string) => router.redirectTo(url)),
    reLaunch: telling('reLaunch', (url: string) => router.reLaunch(url)),
    switchTab: telling('switchTab', (url: string) => router.switchTab(url)),
    navigateBack(delta) {
      const below = router.stack.at(-1 - Math.max(1, delta)) ?? router.stack[0]
      if (router.stack.length > 1 && below) news.before('navigateBack', below.route, router.top)
      return router.navigateBack(delta)
    },
  }
}
