import { failure, success } from '#shared/kernel/result'
import type { Scope } from '#shared/kernel/scope'
import type { Answers } from '../border/calls.ts'
import type { NodeId, Rect, Scroll, ViewCalls } from '../border/view.ts'
import { clearKeyframes, runKeyframes } from './keyframes.ts'
import type { ViewTree } from './tree.ts'

/** Supplied by the page's view. */
export interface AnswerNeeds {
  readonly window: Window & typeof globalThis
  readonly tree: ViewTree
  readonly scope: Scope
  observed(observer: number, value: unknown): void
}

const gone = failure({ why: 'the node is gone' })

/** What the logic layer asks of this page. */
export function answersFor({ window, tree, scope, observed }: AnswerNeeds): Answers<ViewCalls> {
  const element = (id: NodeId): HTMLElement | null => tree.get(id)?.element ?? null
  const { document } = window
  return {
    rect({ node }) {
      const found = element(node)
      return found ? success(rectOf(found)) : gone
    },
    scroll({ node }) {
      const found = node === 0 ? document.scrollingElement : scrollerOf(element(node))
      return found ? success(scrollOf(found)) : gone
    },
    properties({ node, names, styles }) {
      const found = tree.get(node)
      if (!found?.element) return gone
      const computed = window.getComputedStyle(found.element)
      return success({
        ...Object.fromEntries(names.map((name) => [name, found.component?.property?.(name) ?? found.attributes.get(name) ?? null])),
        ...Object.fromEntries(styles.map((name) => [name, computed.getPropertyValue(name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`))])),
      })
    },
    async animate({ node, keyframes, durationMs = 0, clear }) {
      const found = tree.get(node)
      if (!found?.element) return gone
      if (keyframes) await runKeyframes(found.element, keyframes, durationMs, found.scope)
      else clearKeyframes(found.element, clear ?? null)
      return success(null)
    },
    'scroll-page': ({ top, durationMs }) => {
      document.scrollingElement?.scrollTo?.({ top, behavior: durationMs > 0 ? 'smooth' : 'instant' })
      return success(null)
    },
    method({ node, method, args }) {
      const component = tree.get(node)?.component
      if (!component) return gone
      return component.call?.(method, args) ?? failure({ why: `${method} is not built in this simulator` })
    },
    ...observing({ window, tree, scope, observed }),
    async font({ family, source, weight, style }) {
      const face = new window.FontFace(family, source, { weight, style })
      try {
        document.fonts.add(await face.load())
        return success({ status: 'loaded' })
      } catch (error) {
        return failure({ why: error instanceof Error ? error.message : 'the font could not be loaded' })
      }
    },
  }
}

type Observing = 'observe' | 'observe-media' | 'unobserve'

/** What is watched for the logic layer until it says otherwise. */
function observing({ window, tree, scope, observed }: AnswerNeeds): Pick<Answers<ViewCalls>, Observing> {
  const observers = new Map<number, () => void>()
  scope.onEnd(() => observers.forEach((end) => end()))
  const element = (id: NodeId): HTMLElement | null => tree.get(id)?.element ?? null
  return {
    observe({ observer, node, relative, margin, thresholds }) {
      const target = element(node)
      if (!target || !('IntersectionObserver' in window)) return gone
      const watching = new window.IntersectionObserver((entries) => {
        for (const entry of entries) observed(observer, statusOf(entry))
      }, { root: relative === null ? null : element(relative), rootMargin: margin, threshold: [...thresholds] })
      watching.observe(target)
      observers.set(observer, () => watching.disconnect())
      return success(null)
    },
    'observe-media': ({ observer, query }) => {
      const media = window.matchMedia(query)
      const tell = (): void => observed(observer, media.matches)
      media.addEventListener('change', tell)
      observers.set(observer, () => media.removeEventListener('change', tell))
      tell()
      return success(null)
    },
    unobserve({ observer }) {
      observers.get(observer)?.()
      observers.delete(observer)
      return success(null)
    },
  }
}

export function rectOf(element: Element): Rect {
  const { left, top, width, height } = element.getBoundingClientRect()
  return { left, top, width, height }
}

/** A component may scroll in an inner element of its own. */
const scrollerOf = (element: HTMLElement | null): Element | null => element?.shadowRoot?.querySelector('[data-scrolls]') ?? element

function scrollOf({ scrollLeft, scrollTop, scrollWidth, scrollHeight }: Element): Scroll {
  return { scrollLeft, scrollTop, scrollWidth, scrollHeight }
}

function statusOf({ intersectionRatio, boundingClientRect, intersectionRect, rootBounds, time }: IntersectionObserverEntry) {
  return { intersectionRatio, boundingClientRect: plain(boundingClientRect), intersectionRect: plain(intersectionRect), relativeRect: plain(rootBounds), time }
}

const plain = (rect: DOMRectReadOnly | null) => ({ left: rect?.left ?? 0, top: rect?.top ?? 0, right: rect?.right ?? 0, bottom: rect?.bottom ?? 0, width: rect?.width ?? 0, height: rect?.height ?? 0 })
