import { isOn, lengthOf, numberOf, textOf } from '../attribute-values.ts'
import type { Component, ComponentNeeds, ComponentPlan } from '../component.ts'

/** https://developers.weixin.qq.com/miniprogram/dev/component/page-meta.html */
export const pageMeta: ComponentPlan = {
  tag: 'page-meta',
  attributes: ['background-text-style', 'background-color', 'root-background-color', 'root-font-size', 'page-font-size', 'page-style', 'scroll-top', 'scroll-duration'],
  partly: {
    'background-color-top': 'one colour for the whole window: top and bottom have none of their own',
    'background-color-bottom': 'one colour for the whole window: top and bottom have none of their own',
    'page-orientation': 'the page stays as its JSON has it',
  },
  events: ['scroll'],
  create: createPageMeta,
}

function createPageMeta({ host, window, page, scope, emit, attribute }: ComponentNeeds): Component {
  const { documentElement, body } = window.document
  const own = body.style.cssText.replace(/;\s*$/, '')
  host.style.display = 'contents'
  const scrolled = (): void => emit('scroll', { scrollTop: window.document.scrollingElement?.scrollTop ?? 0 })
  window.addEventListener('scroll', scrolled, { passive: true })
  scope.onEnd(() => window.removeEventListener('scroll', scrolled))
  const acts: Readonly<Record<string, (value: unknown) => void>> = {
    'background-text-style': (value) => void page.ask('look', { backgroundText: textOf(value) === 'light' ? 'light' : 'dark' }),
    'background-color'(value) {
      body.style.backgroundColor = textOf(value)
      void page.ask('look', { backgroundColor: textOf(value) })
    },
    'root-background-color': (value) => void (documentElement.style.backgroundColor = textOf(value)),
    'root-font-size': (value) => void (documentElement.style.fontSize = sizeOf(value)),
    'page-font-size': (value) => void (body.style.fontSize = sizeOf(value)),
    'page-style'(value) {
      body.style.cssText = [own, textOf(value)].filter((text) => text !== '').join(';')
      for (const name of ['background-color', 'page-font-size']) if (attribute(name) !== undefined) acts[name]?.(attribute(name))
    },
    'scroll-top': (value) => window.document.scrollingElement?.scrollTo?.({ top: Number.parseFloat(textOf(value)) || 0, behavior: numberOf(attribute('scroll-duration'), SCROLL_MS) > 0 ? 'smooth' : 'instant' }),
  }
  return {
    set: (name, value) => (value === undefined || value === '' ? undefined : acts[name]?.(value)),
  }
}

const SCROLL_MS = 300
/** `system` is the phone's own size, here the usual one. */
const sizeOf = (value: unknown): string => (value === 'system' ? '16px' : lengthOf(value))

/** https://developers.weixin.qq.com/miniprogram/dev/component/navigation-bar.html */
export const navigationBar: ComponentPlan = {
  tag: 'navigation-bar',
  attributes: ['title', 'loading', 'front-color', 'background-color'],
  partly: {
    'color-animation-duration': 'the colour changes at once',
    'color-animation-timing-func': 'the colour changes at once',
  },
  events: [],
  create: ({ page }) => ({
    set(name, value) {
      if (value === undefined) return
      if (name === 'title') void page.ask('look', { title: textOf(value) })
      if (name === 'loading') void page.ask('look', { loading: isOn(value) })
      if (name === 'front-color') void page.ask('look', { text: textOf(value).toLowerCase() === '#ffffff' ? 'white' : 'black' })
      if (name === 'background-color') void page.ask('look', { background: textOf(value) })
    },
  }),
}
