import * as v from 'valibot'
import type { glassEasel } from 'glass-easel-miniprogram-adapter'
import { BackendNode } from '../backend/node.ts'

const optionsSchema = v.object({ thresholds: v.optional(v.array(v.number()), [0]), initialRatio: v.optional(v.number(), 0), observeAll: v.optional(v.boolean(), false) })
const marginsSchema = v.object({ left: v.optional(v.number(), 0), right: v.optional(v.number(), 0), top: v.optional(v.number(), 0), bottom: v.optional(v.number(), 0) })

/** https://developers.weixin.qq.com/miniprogram/dev/api/wxml/IntersectionObserver.html */
export interface IntersectionObserver {
  relativeTo(selector: string, margins?: unknown): IntersectionObserver
  relativeToViewport(margins?: unknown): IntersectionObserver
  observe(selector: string, listener: unknown): void
  disconnect(): void
}

export function createIntersection(component: glassEasel.GeneralComponent | null, given: unknown, { guard }: { guard(at: string, act: () => void): void }): IntersectionObserver {
  const parsed = v.safeParse(optionsSchema, given ?? {})
  const options = parsed.success ? parsed.output : v.parse(optionsSchema, {})
  const observing: (() => void)[] = []
  let relative: string | null = null
  let margin = ''
  const observer: IntersectionObserver = {
    relativeTo(selector, margins) {
      relative = selector
      margin = marginOf(margins)
      return observer
    },
    relativeToViewport(margins) {
      relative = null
      margin = marginOf(margins)
      return observer
    },
    observe(selector, listener) {
      const root = component?.getShadowRoot()
      if (!root || typeof listener !== 'function') return
      const targets = options.observeAll ? root.querySelectorAll(selector) : [root.querySelector(selector)]
      const reference = relative === null ? null : root.querySelector(relative)?.getBackendElement()
      for (const target of targets) {
        const node = target?.getBackendElement()
        if (!target || !(node instanceof BackendNode)) continue
        let first = true
        const begun = node.createIntersectionObserver(reference instanceof BackendNode ? reference : null, margin, options.thresholds, (status) => {
          // Documented: what is as it was expected to be is not told at first.
          const expected = first && status.intersectionRatio === options.initialRatio
          first = false
          if (!expected) guard('IntersectionObserver', () => void Reflect.apply(listener, undefined, [{ id: target.id, dataset: { ...target.dataset }, ...status }]))
        })
        observing.push(() => begun.disconnect())
      }
    },
    disconnect() {
      for (const end of observing.splice(0)) end()
    },
  }
  return observer
}

function marginOf(margins: unknown): string {
  const parsed = v.safeParse(marginsSchema, margins ?? {})
  const { top, right, bottom, left } = parsed.success ? parsed.output : v.parse(marginsSchema, {})
  return `${top}px ${right}px ${bottom}px ${left}px`
}
