import { after, createScope, type Scope } from '#shared/kernel/scope'
import type { TabBar } from '../border/device.ts'
import type { PhoneState } from '../border/phone-state.ts'
import type { SystemFacts } from '../border/system.ts'
import type { ViewNews } from '../border/view-messages.ts'
import { readAppConfig, type AppConfig } from './app-config.ts'
import { createLibrary, type Library } from './components/library.ts'
import { createWxs } from './components/wxs-events.ts'
import type { DeviceLine } from './device-line.ts'
import { TEMPLATES } from './errors.ts'
import { createConsole } from './globals.ts'
import { loadPage } from './load-page.ts'
import { createModules, type Modules } from './modules.ts'
import { pageHappened } from './page-events.ts'
import { withMembers } from './page-members.ts'
import type { Page } from './page.ts'
import { createPages } from './pages.ts'
import { announced, announcedRouter, createRouteNews, type RouteNews } from './route-news.ts'
import { createRouter, type Router } from './router.ts'
import type { FileSystem } from './files/file-system.ts'
import type { LogicNeeds } from './needs.ts'
import { trafficOf } from './traffic.ts'
import type { Troubles } from './troubles.ts'
import { viewAnswers } from './view-answers.ts'
import type { WxHost } from './wx/host.ts'
import type { Listeners } from './wx/listeners.ts'

/** Supplied by the start of the logic layer. */
export interface StageNeeds extends LogicNeeds {
  readonly line: DeviceLine
  readonly troubles: Troubles
  readonly listeners: Listeners
  readonly fileSystem: FileSystem
  facts(): SystemFacts
  phoneState(): PhoneState
  /** What every file of the mini-program sees. */
  names(): Readonly<Record<string, unknown>>
  /** What its APIs stand on; there once the stage is. */
  host(): WxHost
}

/** Where the mini-program plays: its files, its components, its pages, its tab bar. */
export interface Stage {
  readonly config: AppConfig
  readonly library: Library
  readonly modules: Modules
  readonly router: Router
  tabBar(): TabBar | null
  changeTabBar(tabBar: TabBar): void
}

export function createStage(needs: StageNeeds, scope: Scope): Stage {
  const { line, listeners } = needs
  const config = readAppConfig(needs.app, () => needs.facts().theme)
  const library = libraryOf(needs, (path) => void loadPage({ ...needs, library, modules, found: line.found, failed: needs.troubles.failed }, path), scope)
  let tabBar = config.tabBar
  const routes = createRouteNews(listeners, needs.now)
  const modules = modulesOf(needs)
  const pages = announced(withMembers(createPages({
    ...needs,
    config,
    library,
    modules,
    failed: needs.troubles.failed,
    phone: needs.phoneState,
    answers: (screen) => viewAnswers(screen, line, () => router, needs.fileSystem),
    system: needs.facts,
    device: line.call,
    found: line.found,
    live: (live) => line.counted({ of: 'live', live }),
    traffic: (route) => trafficOf(route, line, needs.now),
    happened: (page, news) => happened(page, news, line),
    ready: (page, ms) => ready(page, ms, line, routes),
    firstPage: () => router.stack.length === 0,
  }, scope)), routes)
  const changeTabBar = (changed: TabBar): void => {
    tabBar = changed
    void line.call('tab-bar.change', { tabBar: changed })
  }
  const router: Router = announcedRouter(createRouter({
    config,
    pages,
    loud: (text) => line.found({ level: 'error', area: 'limit', text }),
    routed(page, kind) {
      routes.routed(page, kind)
      const selected = tabBar?.items.findIndex(({ pagePath }) => pagePath === page.route) ?? -1
      if (tabBar !== null && selected >= 0) changeTabBar({ ...tabBar, selected })
    },
  }), config, routes)
  return { config, library, modules, router, tabBar: () => tabBar, changeTabBar }
}

function libraryOf(needs: StageNeeds, load: (path: string) => void, scope: Scope): Library {
  const { app, line, sandbox, troubles } = needs
  const later = (ms: number, act: () => void): () => void => {
    const wait = createScope(scope)
    after(wait, ms, act)
    return wait.end
  }
  const wxs = createWxs({ guard: troubles.guard, later, console: createConsole(line.counted, needs.now), complain: (text) => line.found({ level: 'warning', area: 'script', text }) })
  return createLibrary({ app, wxs, templates: sandbox.evaluate(TEMPLATES, app.templates), members: needs.host, wanted: (path) => void later(0, () => load(path)) })
}

const modulesOf = (needs: StageNeeds): Modules => createModules({ ...needs, guard: needs.troubles.guard, loaded: (path) => void countLoaded(path, needs) })

/** What runs is hashed as it runs; a source that was transpiled has no hash to compare. */
async function countLoaded(path: string, { app, line, digest }: StageNeeds): Promise<void> {
  const text = app.transpiled.includes(path) ? undefined : app.scripts[path]
  const sha256 = text === undefined || digest === undefined ? null : await digest(text)
  line.counted({ of: 'loaded', path: `${path}.js`, sha256 })
}

/** A page that the person pulled down stays so until it says that it is refreshed. */
function happened(page: Page, news: ViewNews & { readonly what: 'page' }, line: DeviceLine): void {
  if (news.event === 'pull-down') {
    page.line.post({ what: 'pull-down', open: true })
    void line.call('screen.change', { screen: page.screen, change: { pullingDown: true } })
  }
  pageHappened(page, news)
}

function ready(page: Page, ms: number, line: DeviceLine, routes: RouteNews): void {
  line.counted({ of: 'page-ready', route: page.route, ms })
  routes.done(page)
}
