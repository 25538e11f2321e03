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

export const createRouter = (needs: RouterNeeds): Router => new PageRouter(needs)

class PageRouter implements Router {
  readonly #needs: RouterNeeds
  #stack: readonly Page[] = []
  /** Tab pages stay alive beside the stack. */
  readonly #tabs = new Map<string, Page>()

  constructor(needs: RouterNeeds) {
    this.#needs = needs
  }

  get stack(): readonly Page[] {
    return this.#stack
  }

  get alive(): readonly Page[] {
    return [...new Set([...this.#stack, ...this.#tabs.values()])]
  }

  get top(): Page | undefined {
    return this.#stack.at(-1)
  }

  launch(target: Address): Result<Page, CallFailure> {
    return this.#afresh(target, 'appLaunch')
  }

  reLaunch(url: string): Result<Page, CallFailure> {
    return this.#afresh(this.#address(url), 'reLaunch')
  }

  navigateTo(url: string, events: Parameters<Router['navigateTo']>[1]): ReturnType<Router['navigateTo']> {
    const target = this.#address(url)
    const refused = this.#refusal(target, false)
    if (refused) return failure(refused)
    if (this.#stack.length >= MOST_PAGES) {
      this.#needs.loud(`navigateTo: ${MOST_PAGES} pages are open, WeChat opens no more`)
      return failure({ why: 'webview count limit exceed' })
    }
    const [opener, opened] = pairOfChannels()
    for (const [name, listener] of Object.entries(events)) opener.on(name, listener)
    const before = this.top
    if (before) this.#needs.pages.hide(before)
    const page = this.#open(target, 'navigateTo', this.#stack, { getOpenerEventChannel: () => opened })
    if (!page.ok && before) this.#needs.pages.show(before)
    return page.ok ? success({ eventChannel: opener }) : page
  }

  redirectTo(url: string): Result<object, CallFailure> {
    const target = this.#address(url)
    const refused = this.#refusal(target, false)
    if (refused) return failure(refused)
    const below = this.#stack.slice(0, -1)
    this.#close(this.#stack.slice(-1))
    const page = this.#open(target, 'redirectTo', below)
    return page.ok ? success({}) : page
  }

  switchTab(url: string): Result<object, CallFailure> {
    const target = { ...this.#address(url), query: {} }
    const refused = this.#refusal(target, true)
    if (refused) return failure(refused)
    const known = this.#tabs.get(target.path)
    if (known !== undefined && this.top === known) return success({})
    this.#close(this.#stack)
    this.#stack = []
    if (known === undefined) {
      const page = this.#open(target, 'switchTab', [])
      return page.ok ? success({}) : page
    }
    this.#stack = [known]
    this.#needs.pages.show(known)
    this.#needs.routed(known, 'switchTab')
    return success({})
  }

  navigateBack(delta: number): Result<object, CallFailure> {
    if (this.#stack.length <= 1) return failure({ why: 'cannot navigate back at first page.' })
    const kept = Math.max(1, this.#stack.length - Math.max(1, delta))
    this.#close(this.#stack.slice(kept))
    this.#stack = this.#stack.slice(0, kept)
    const page = this.top
    if (page) {
      this.#needs.pages.show(page)
      this.#needs.routed(page, 'navigateBack')
    }
    return success({})
  }

  #address(url: string): Address {
    return parseAddress(url, this.top?.route ?? '')
  }

  #refusal({ path }: Address, tab: boolean): CallFailure | null {
    const { config } = this.#needs
    if (!config.pages.includes(path)) return { why: `page "${path}" is not found` }
    if (config.isTab(path) === tab) return null
    return { why: tab ? 'can not switch to no-tabBar page' : 'can not navigateTo a tabbar page' }
  }

  #open({ path, query }: Address, kind: RouteKind, below: readonly Page[], extra: Readonly<Record<string, unknown>> = {}): Result<Page, CallFailure> {
    const opened = this.#needs.pages.open(path, query, extra)
    if (!opened.ok) return opened
    this.#stack = [...below, opened.value]
    if (this.#needs.config.isTab(path)) this.#tabs.set(path, opened.value)
    this.#needs.routed(opened.value, kind)
    return opened
  }

  #close(closing: readonly Page[]): void {
    for (const page of [...closing].reverse()) {
      if (this.#tabs.get(page.route) === page) this.#needs.pages.hide(page)
      else this.#needs.pages.close(page)
    }
  }

  #afresh(target: Address, kind: RouteKind): Result<Page, CallFailure> {
    if (!this.#needs.config.pages.includes(target.path)) return failure({ why: `page "${target.path}" is not found` })
    for (const page of [...this.alive].reverse()) this.#needs.pages.close(page)
    this.#tabs.clear()
    this.#stack = []
    return this.#open(target, kind, [])
  }
}
