import * as v from 'valibot'
import { failure, success } from '#shared/kernel/result'
import { BackendNode } from '../../backend/node.ts'
import type { Page } from '../../page.ts'
import { asyncApi, type Area } from '../api.ts'
import type { Answer } from '../args.ts'
import type { WxHost } from '../host.ts'
import { changeScreen } from './navigation-bar.ts'

const colour = v.pipe(v.string(), v.regex(/^#([\da-f]{3}|[\da-f]{6}|[\da-f]{8})$/i, 'invalid color'))
const SCROLL_MS = 300

const noPage = failure({ why: 'no page is open' })

async function pull(open: boolean, host: WxHost): Promise<Answer> {
  const page = host.top()
  if (!page) return noPage
  page.line.post({ what: 'pull-down', open })
  return changeScreen({ pullingDown: open }, host)
}

/** https://developers.weixin.qq.com/miniprogram/dev/api/ui/background/wx.setBackgroundColor.html and its neighbours */
export const pageLook: Area = {
  setBackgroundColor: asyncApi(v.object({ backgroundColor: v.optional(colour), backgroundColorTop: v.optional(colour), backgroundColorBottom: v.optional(colour) }), ({ backgroundColor, backgroundColorTop, backgroundColorBottom }, host) => {
    const shown = backgroundColor ?? backgroundColorTop ?? backgroundColorBottom
    return shown === undefined ? failure({ why: 'parameter error: at least one color is needed' }) : changeScreen({ backgroundColor: shown }, host)
  }, { partly: 'one colour for the whole window: top and bottom have none of their own' }),
  setBackgroundTextStyle: asyncApi(v.object({ textStyle: v.picklist(['dark', 'light']) }), ({ textStyle }, host) => changeScreen({ backgroundText: textStyle }, host)),
  startPullDownRefresh: asyncApi(v.object({}), async (_, host) => {
    const page = host.top()
    if (!page || !host.config.page(page.route).pullDown) return failure({ why: 'pullDownRefresh is not enabled on this page' })
    const pulled = await pull(true, host)
    page.tell('onPullDownRefresh')
    return pulled
  }),
  stopPullDownRefresh: asyncApi(v.object({}), (_, host) => pull(false, host)),
  pageScrollTo: asyncApi(v.object({ scrollTop: v.optional(v.number()), duration: v.optional(v.number(), SCROLL_MS), selector: v.optional(v.string()), offsetTop: v.optional(v.number(), 0) }), async ({ scrollTop, duration, selector, offsetTop }, host) => {
    const page = host.top()
    if (!page) return noPage
    const top = selector === undefined ? scrollTop : await topOf(selector, page)
    if (top === undefined) return failure({ why: selector === undefined ? 'parameter error: scrollTop or selector is needed' : `selector ${selector} not found` })
    const scrolled = await page.line.ask('scroll-page', { top: top + offsetTop, durationMs: duration })
    return scrolled.ok ? success({}) : scrolled
  }),
  loadFontFace: asyncApi(v.object({ family: v.string(), source: v.pipe(v.string(), v.regex(/^url\(.+\)$/i, 'source is not a url')), global: v.optional(v.boolean(), false), desc: v.optional(v.object({ style: v.optional(v.string(), 'normal'), weight: v.optional(v.string(), 'normal') }), {}) }), async ({ family, source, global, desc }, host) => {
    const pages = global ? host.router.alive : [host.top()].filter((page) => page !== undefined)
    if (pages.length === 0) return noPage
    const loaded = await Promise.all(pages.map(({ line }) => line.ask('font', { family, source, weight: desc.weight ?? 'normal', style: desc.style ?? 'normal' })))
    const [first] = loaded
    return first?.ok ? success({ status: 'loaded' }) : first ?? noPage
  }, { partly: 'global fonts come to the pages that are open, not to later ones; canvases have none' }),
}

/** Where an element stands in the page, from its top. */
async function topOf(selector: string, page: Page): Promise<number | undefined> {
  const node = page.component.getShadowRoot()?.querySelector(selector)?.getBackendElement()
  if (!(node instanceof BackendNode)) return undefined
  const [rect, scroll] = await Promise.all([node.ask('rect', { node: node.id }), node.ask('scroll', { node: 0 })])
  return rect.ok && scroll.ok ? rect.value.top + scroll.value.scrollTop : undefined
}
