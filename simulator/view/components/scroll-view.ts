import { failure, success } from '#shared/kernel/result'
import { isOn, memberOf, numberOf, textOf } from '../attribute-values.ts'
import type { Component, ComponentNeeds, ComponentPlan } from '../component.ts'
import { listenToDrag } from '../drag.ts'
import { childrenIn, part, shadowOf } from '../parts.ts'
import { createRefresher, REFRESHER_CSS } from '../refresher.ts'
import { byId, scrollIntoView, scrollTo, targetOf, tellScrolling } from '../scroller.ts'

const CSS = `
:host { overflow: hidden; }
.scroller { position: relative; box-sizing: border-box; width: 100%; height: 100%; max-height: inherit; overflow: hidden; scrollbar-width: none; white-space: inherit; overscroll-behavior: contain; }
.scroller.x { overflow-x: auto; }
.scroller.y { overflow-y: auto; }
.scroller.bar { scrollbar-width: thin; }
.content { min-height: 100%; white-space: inherit; }
.scroller:not(.y) > .content { height: 100%; }
.flex, .flex > .content { display: flex; flex-direction: inherit; flex-wrap: inherit; justify-content: inherit; align-items: inherit; align-content: inherit; }
.flex > .content { flex: 1 0 auto; }
.paging.y { scroll-snap-type: y mandatory; }
.paging.x { scroll-snap-type: x mandatory; }
.paging ::slotted(*) { scroll-snap-align: start; }
.scroller[data-dragged] { scroll-snap-type: none; }
.still { overflow: hidden !important; }
${REFRESHER_CSS}`

const SKYLINE = 'it belongs to the Skyline renderer; this page is drawn as WebView'
const TOUCH = 'the browser scrolls in its own manner'

/** https://developers.weixin.qq.com/miniprogram/dev/component/scroll-view.html */
export const scrollView: ComponentPlan = {
  tag: 'scroll-view',
  attributes: ['scroll-x', 'scroll-y', 'upper-threshold', 'lower-threshold', 'scroll-top', 'scroll-left', 'scroll-into-view', 'scroll-into-view-offset', 'scroll-with-animation', 'enable-flex', 'refresher-enabled', 'refresher-threshold', 'refresher-default-style', 'refresher-background', 'refresher-triggered', 'enhanced', 'show-scrollbar', 'paging-enabled'],
  partly: {
    'enable-back-to-top': 'there is no tap on the status bar to bring it to its top',
    'scroll-anchoring': TOUCH,
    'enable-passive': TOUCH,
    'using-sticky': 'the browser\'s own sticky elements are used',
    'bounces': TOUCH,
    'fast-deceleration': TOUCH,
    ...Object.fromEntries(['type', 'associative-container', 'reverse', 'clip', 'cache-extent', 'min-drag-distance', 'scroll-into-view-within-extent', 'scroll-into-view-alignment', 'padding', 'refresher-two-level-enabled', 'refresher-two-level-triggered', 'refresher-two-level-threshold', 'refresher-two-level-close-threshold', 'refresher-two-level-scroll-enabled', 'refresher-ballistic-refresh-enabled', 'refresher-two-level-pinned'].map((name) => [name, SKYLINE])),
  },
  events: ['scroll', 'scrolltoupper', 'scrolltolower', 'dragstart', 'dragging', 'dragend', 'refresherpulling', 'refresherrefresh', 'refresherrestore', 'refresherabort', 'refresherwillrefresh', 'scrollstart', 'scrollend'],
  methods: ['scrollTo', 'scrollIntoView', 'configure'],
  create: (needs) => createScrollView(needs),
}

/** A list that scrolls, for `scroll-view` and what is built like it. */
export function createScrollView(needs: ComponentNeeds): Component {
  const { host, attribute } = needs
  const scroller = part(shadowOf(host, CSS), 'div', 'scroller')
  scroller.setAttribute('data-scrolls', '')
  const refresher = createRefresher(needs, scroller)
  childrenIn(part(scroller, 'div', 'content'))
  tellScrolling(needs, scroller)
  tellDrags(needs, scroller)
  const animated = (): boolean => isOn(attribute('scroll-with-animation'))
  const goTo = (name: string): void => {
    const value = attribute(name)
    if (value === undefined || value === '' || value === null) return
    if (name === 'scroll-into-view') scrollIntoView(host, scroller, byId(host, value), animated(), numberOf(attribute('scroll-into-view-offset'), 0))
    else scrollTo(scroller, name === 'scroll-top' ? { top: numberOf(value, 0) } : { left: numberOf(value, 0) }, animated())
  }
  const places = ['scroll-top', 'scroll-left', 'scroll-into-view']
  return {
    set(name, value) {
      const side = SIDES[name]
      if (side) scroller.classList.toggle(side, isOn(value))
      if (name.startsWith('refresher-')) refresher.set(name, value)
      // What is brought into view may come with the same change: it stands when the change does.
      if (places.includes(name)) void Promise.resolve().then(() => host.isConnected && goTo(name))
    },
    attached: () => places.forEach(goTo),
    property: (name) => (name === 'scrollTop' ? scroller.scrollTop : name === 'scrollLeft' ? scroller.scrollLeft : undefined),
    call: (method, args) => call(host, scroller, method, args),
  }
}

const SIDES: Readonly<Record<string, string>> = { 'scroll-x': 'x', 'scroll-y': 'y', 'show-scrollbar': 'bar', 'enable-flex': 'flex', 'paging-enabled': 'paging' }

function call(host: HTMLElement, scroller: HTMLElement, method: string, args: unknown) {
  switch (method) {
    case 'scrollTo': {
      const { to, animated } = targetOf(args)
      scrollTo(scroller, to, animated)
      return success({})
    }
    case 'scrollIntoView': {
      const selector = textOf(memberOf(args, 'selector'))
      const wanted = selector.startsWith('#') ? byId(host, selector.slice(1)) : host.querySelector(selector)
      return scrollIntoView(host, scroller, wanted, isOn(memberOf(args, 'animated'), true), numberOf(memberOf(args, 'offset'), 0)) ? success({}) : failure({ why: `${selector} is not in the scroll-view` })
    }
    case 'configure': {
      const enabled = memberOf(args, 'scrollEnabled')
      if (enabled !== undefined) scroller.classList.toggle('still', enabled === false)
      for (const [name, side] of [['showScrollbar', 'bar'], ['pagingEnabled', 'paging']] as const) if (memberOf(args, name) !== undefined) scroller.classList.toggle(side, isOn(memberOf(args, name)))
      return success({})
    }
    default:
      return failure({ why: `${method} is not built in this simulator` })
  }
}

/** Documented: these come with `enhanced` alone. */
function tellDrags({ host, window, scope, attribute, emit }: ComponentNeeds, scroller: HTMLElement): void {
  let dragging = false
  const at = () => ({ scrollTop: scroller.scrollTop, scrollLeft: scroller.scrollLeft })
  listenToDrag(host, window, {
    start: () => isOn(attribute('enhanced')),
    move() {
      emit(dragging ? 'dragging' : 'dragstart', at())
      dragging = true
    },
    end({ vx, vy }) {
      if (dragging) emit('dragend', { ...at(), velocity: { x: -vx, y: -vy } })
      dragging = false
    },
  }, scope)
}
