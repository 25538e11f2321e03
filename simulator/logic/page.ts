import type { glassEasel, Root } from 'glass-easel-miniprogram-adapter'
import { createScope, type Scope } from '#shared/kernel/scope'
import type { AppPackage } from '../border/app-package.ts'
import { CLASS_MARK } from '../border/app-package.ts'
import type { Answers } from '../border/calls.ts'
import type { LiveFacts } from '../border/live.ts'
import type { LogicCalls, PhoneState } from '../border/phone-state.ts'
import type { SystemFacts } from '../border/system.ts'
import type { LogicPort, ViewNews } from '../border/view-messages.ts'
import type { Finding, PageDress } from '../border/view.ts'
import type { AppConfig } from './app-config.ts'
import { createBackend, type Backend } from './backend/context.ts'
import { createViewLine, type ViewLine } from './backend/line.ts'
import { addTabBar } from './components/custom-tab-bar.ts'
import type { Library } from './components/library.ts'
import { dispatch } from './components/node-event.ts'
import { countTraffic, type Traffic } from './components/set-data.ts'
import { windowSize } from './window-size.ts'

/** What a page's code calls `this`: its data, its own members, and what every component can do. */
export type PageInstance = ReturnType<Root['get']>

/** One open page: its tree here, its view elsewhere. */
export interface Page {
  readonly screen: number
  readonly route: string
  readonly query: Readonly<Record<string, string>>
  readonly instance: PageInstance
  readonly component: glassEasel.GeneralComponent
  readonly line: ViewLine
  readonly backend: Backend
  readonly scope: Scope
  /** Calls a method of the page's author, if there is one; what it throws is reported and goes no further. */
  tell(method: string, ...args: readonly unknown[]): unknown
  lifetime(name: 'show' | 'hide' | 'resize' | 'routeDone', ...args: readonly unknown[]): void
}

/** Supplied by `pages.ts`. */
export interface PageNeeds {
  readonly app: AppPackage
  readonly config: AppConfig
  readonly library: Library
  readonly system: () => SystemFacts
  readonly now: () => number
  readonly phone: () => PhoneState
  readonly files: string
  readonly carrier: string | null
  /** What the view of a screen asks. */
  readonly answers: (screen: number) => Answers<LogicCalls>
  readonly traffic: (route: string) => Traffic
  found(finding: Finding): void
  live(facts: LiveFacts): void
  failed(error: unknown, at: string): void
  happened(page: Page, message: ViewNews & { readonly what: 'page' }): void
}

/** Builds the page's tree; nothing of its author's runs but component lifetimes. Throws if the path registered no page. */
export function createPage(needs: PageNeeds, { screen, route, query, port }: { readonly screen: number; readonly route: string; readonly query: Readonly<Record<string, string>>; readonly port: LogicPort }, parent: Scope): Page {
  const scope = createScope(parent)
  const { library, config, now } = needs
  let page: Page | null = null
  const line: ViewLine = createViewLine({ port, now, answers: needs.answers(screen), heard: (news) => hear(news, needs, backend, () => page) }, scope)
  const dressed = new Set<string>()
  const backend = createBackend({
    line,
    window: () => windowOf(needs.system(), config, route),
    theme: () => needs.system().theme,
    scopeName: library.scopeName,
    dress(path, styleScope) {
      const css = needs.app.styles[path]
      if (css === undefined || dressed.has(path)) return
      dressed.add(path)
      line.post({ what: 'style', path, css: scoped(css, styleScope === undefined ? undefined : library.scopeName(styleScope)) })
    },
  })
  line.post({ what: 'dress', dress: dressOf(needs, route) })
  countTraffic(backend.context, needs.traffic(route))

  const associated = library.env.associateBackend(backend.context)
  const root = associated.createRoot('wx-page-root', library.space, urlOf(route, query))
  const instance = root.get()
  const component = root.getComponent()
  page = {
    screen,
    route,
    query,
    instance,
    component,
    line,
    backend,
    scope,
    tell: (method, ...args) => callOwn(instance, method, args, (error) => needs.failed(error, `${route} ${method}`)),
    lifetime: (name, ...args) => component.triggerPageLifetime(name, [...args]),
  }
  Object.assign(instance, { route, __route__: route, options: query })
  scope.onEnd(() => root.release())
  const placeholder = backend.create('wx-placeholder')
  backend.root.appendChild(placeholder)
  root.attach(backend.root, placeholder)
  if (config.isTab(route) && config.tabBar?.custom === true) addTabBar(associated, backend, library, scope)
  return page
}

/** What the view tells reaches the tree, the bench, or the page itself. */
function hear(news: ViewNews, { found, live, happened }: PageNeeds, { elements }: Backend, page: () => Page | null): void {
  switch (news.what) {
    case 'event': {
      const node = elements.get(news.event.node)
      return node === undefined ? undefined : dispatch(node, news.event)
    }
    case 'model':
      return elements.get(news.node)?.modelChanged(news.attribute, news.value)
    case 'found':
      return found(news.finding)
    case 'live':
      return live(news.live)
    case 'page': {
      const there = page()
      return there === null ? undefined : happened(there, news)
    }
  }
}

/** Calls what the page's author wrote under this name, if anything. */
function callOwn(instance: PageInstance, method: string, args: readonly unknown[], failed: (error: unknown) => void): unknown {
  const own: unknown = Reflect.get(instance, method)
  if (typeof own !== 'function') return undefined
  try {
    const answer: unknown = Reflect.apply(own, instance, args)
    return answer
  } catch (error) {
    failed(error)
    return undefined
  }
}

/** A page that is a component takes its properties from the query. */
const urlOf = (route: string, query: Page['query']): string => `${route}?${Object.entries(query).map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join('&')}`

/** The style sheet of one component, its class names under the component's scope. */
export const scoped = (css: string, scope: string | undefined): string => css.replaceAll(CLASS_MARK, scope ? `${scope}--` : '')

const windowOf = (system: SystemFacts, config: AppConfig, route: string) => ({ ...windowSize(system, { custom: config.page(route).navigation.style === 'custom', tabs: config.isTab(route) && config.tabBar?.custom === false }), pixelRatio: system.pixelRatio })

function dressOf({ config, system, phone, files, carrier }: PageNeeds, route: string): PageDress {
  const { pullDown, disableScroll, reachBottomPx, backgroundColor } = config.page(route)
  return { route, phone: phone(), rpx: system().screenWidth / 750, pullDown, disableScroll, reachBottomPx, backgroundColor, darkMode: config.darkMode, files, carrier }
}
