import { failure, success, type Result } from '#shared/kernel/result'
import type { CallFailure } from '../border/calls.ts'
import type { AppConfig } from './app-config.ts'
import { pairOfChannels, type EventChannel } from './event-channel.ts'
import type { Page } from './page.ts'
import type { Pages } from './pages.ts'
import { parseAddress, type Address } from './paths.ts'

/** Pages on top of each other; https://developers.weixin.qq.com/miniprogram/dev/framework/app-service/route.html */
export interface Router {
  readonly stack: readonly Page[]
  /** The stack, and tab pages beside it. */
  readonly alive: readonly Page[]
  readonly top: Page | undefined
  launch(address: Address): Result<Page, CallFailure>
  navigateTo(url: string, events: Readonly<Record<string, (...args: readonly unknown[]) => void>>): Result<{ readonly eventChannel: EventChannel }, CallFailure>
  redirectTo(url: string): Result<object, CallFailure>
  reLaunch(url: string): Result<object, CallFailure>
  switchTab(url: string): Result<object, CallFailure>
  navigateBack(delta: number): Result<object, CallFailure>
}

/** Supplied by the start of the logic layer. */
export interface RouterNeeds {
  readonly config: AppConfig
  readonly pages: Pages
  /** `onAppRoute` and the tab bar follow. */
  routed(page: Page, kind: RouteKind): void
  loud(sentence: string): void
}

export type RouteKind = 'appLaunch' | 'navigateTo' | 'redirectTo' | 'reLaunch' | 'switchTab' | 'navigateBack'

/** Documented: at most ten pages deep. */
export const MOST_PAGES = 10

export function createRouter({ config, pages, routed, loud }: RouterNeeds): Router {
  let stack: readonly Page[] = []
  /** Tab pages stay alive beside the stack. */
  const tabs = new Map<string, Page>()
  const top = (): Page | undefined => stack.at(-1)
  const address = (url: string): Address => parseAddress(url, top()?.route ?? '')

  const openable = ({ path }: Address, tab: boolean): CallFailure | null => {
    if (!config.pages.includes(path)) return { why: `page "${path}" is not found` }
    if (config.isTab(path) === tab) return null
    return { why: tab ? 'can not switch to no-tabBar page' : 'can not navigateTo a tabbar page' }
  }
  const close = (closing: readonly Page[]): void => {
    for (const page of [...closing].reverse()) {
      if (tabs.get(page.route) === page) pages.hide(page)
      else pages.close(page)
    }
  }
  const closeAll = (): void => {
    for (const page of [...new Set([...stack, ...tabs.values()])].reverse()) pages.close(page)
    tabs.clear()
    stack = []
  }
  const open = ({ path, query }: Address, kind: RouteKind, below: readonly Page[], extra: Readonly<Record<string, unknown>> = {}): Result<Page, CallFailure> => {
    const opened = pages.open(path, query, extra)
    if (!opened.ok) return opened
    stack = [...below, opened.value]
    if (config.isTab(path)) tabs.set(path, opened.value)
    routed(opened.value, kind)
    return opened
  }
  const afresh = (target: Address, kind: RouteKind): Result<Page, CallFailure> => {
    if (!config.pages.includes(target.path)) return failure({ why: `page "${target.path}" is not found` })
    closeAll()
    return open(target, kind, [])
  }
  return {
    get stack() {
      return stack
    },
    get alive() {
      return [...new Set([...stack, ...tabs.values()])]
    },
    get top() {
      return top()
    },
    launch: (target) => afresh(target, 'appLaunch'),
    reLaunch: (url) => afresh(address(url), 'reLaunch'),
    navigateTo(url, events) {
      const target = address(url)
      const refused = openable(target, false)
      if (refused) return failure(refused)
      if (stack.length >= MOST_PAGES) {
        loud(`navigateTo: ${MOST_PAGES} pages are open, WeChat opens no more`)
        return failure({ why: 'webview count limit exceed' })
      }
      const [opener, opened] = pairOfChannels()
      for (const [name, listener] of Object.entries(events)) opener.on(name, listener)
      const before = top()
      if (before) pages.hide(before)
      const page = open(target, 'navigateTo', stack, { getOpenerEventChannel: () => opened })
      if (!page.ok && before) pages.show(before)
      return page.ok ? success({ eventChannel: opener }) : page
    },
    redirectTo(url) {
      const target = address(url)
      const refused = openable(target, false)
      if (refused) return failure(refused)
      const below = stack.slice(0, -1)
      close(stack.slice(-1))
      const page = open(target, 'redirectTo', below)
      return page.ok ? success({}) : page
    },
    switchTab(url) {
      const target = { ...address(url), query: {} }
      const refused = openable(target, true)
      if (refused) return failure(refused)
      const known = tabs.get(target.path)
      if (known !== undefined && top() === known) return success({})
      close(stack)
      stack = []
      if (known === undefined) {
        const page = open(target, 'switchTab', [])
        return page.ok ? success({}) : page
      }
      stack = [known]
      pages.show(known)
      routed(known, 'switchTab')
      return success({})
    },
    navigateBack(delta) {
      if (stack.length <= 1) return failure({ why: 'cannot navigate back at first page.' })
      const kept = Math.max(1, stack.length - Math.max(1, delta))
      close(stack.slice(kept))
      stack = stack.slice(0, kept)
      const page = top()
      if (page) {
        pages.show(page)
        routed(page, 'navigateBack')
      }
      return success({})
    },
  }
}
