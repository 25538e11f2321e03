import type { glassEasel } from 'glass-easel-miniprogram-adapter'
import type { Finding } from '../../border/view.ts'
import { BackendNode } from '../backend/node.ts'
import { componentOf } from '../selection/component-of.ts'
import { createIntersection } from '../selection/intersection.ts'
import { createQuery, type QueryNeeds } from '../selection/query.ts'
import { tabBarOn } from './custom-tab-bar.ts'
import { awaitReady } from './ready.ts'

/** Supplied by the stage. */
export interface MemberNeeds extends QueryNeeds {
  complain(area: Finding['area'], text: string): void
}

/** What every page and component can call on itself beside what its tree gives; https://developers.weixin.qq.com/miniprogram/dev/reference/api/Component.html */
export function createMembers(needs: () => MemberNeeds): Readonly<Record<string, (this: unknown, ...args: readonly unknown[]) => unknown>> {
  const animateAll = (self: unknown, selector: unknown, message: object, told: unknown): void => {
    const root = componentOf(self)?.getShadowRoot()
    const nodes = (typeof selector === 'string' ? (root?.querySelectorAll(selector) ?? []) : []).map((element) => element.getBackendElement()).filter((node) => node instanceof BackendNode)
    void Promise.all(nodes.map((node) => node.ask('animate', { node: node.id, ...plain(message) }, null))).then(() => {
      if (typeof told === 'function') needs().guard('animate', () => void Reflect.apply(told, self, []))
    })
  }
  return {
    createSelectorQuery() {
      const own = componentOf(this)
      return createQuery(() => own, needs())
    },
    createIntersectionObserver(options) {
      return createIntersection(componentOf(this), options, needs())
    },
    animate(selector, keyframes, duration, then) {
      if (typeof then === 'object' && then !== null) return needs().complain('api', 'animate along a scroll-view is not built in this simulator')
      return animateAll(this, selector, { keyframes, durationMs: Number(duration) || 0 }, then)
    },
    clearAnimation(selector, options, told) {
      const names = typeof options === 'object' && options !== null ? Object.entries(options).flatMap(([name, clears]) => (clears === true ? [name] : [])) : null
      animateAll(this, selector, { clear: names }, typeof options === 'function' ? options : told)
    },
    getTabBar(told) {
      const context = contextOf(this)
      const bar = context === null ? null : tabBarOn(context)
      if (typeof told === 'function') needs().guard('getTabBar', () => void Reflect.apply(told, this, [bar]))
      return bar
    },
    getPageId() {
      const context = contextOf(this)
      return context === null ? '' : `pageId:${numberOf(context)}`
    },
  }
}

const contextOf = (self: unknown): object | null => componentOf(self)?.getBackendContext() ?? null

const numbers = new WeakMap<object, number>()
let pages = 0
/** The same for everything on one page. */
function numberOf(context: object): number {
  const known = numbers.get(context) ?? ++pages
  numbers.set(context, known)
  return known
}

/** What crosses to the view is data. */
function plain(message: object): { readonly keyframes?: readonly unknown[]; readonly durationMs?: number; readonly clear?: readonly string[] | null } {
  const copy: ReturnType<typeof plain> = JSON.parse(JSON.stringify(message))
  return copy
}

/** The behavior that gives them to all. */
export const memberBehavior = (space: glassEasel.ComponentSpace, needs: () => MemberNeeds): glassEasel.GeneralBehavior => {
  const holder: object = { made: space.defineBehavior({
    methods: createMembers(needs),
    lifetimes: {
      attached() {
        awaitReady(this)
      },
    },
  }) }
  const made: glassEasel.GeneralBehavior = Reflect.get(holder, 'made')
  return made
}
