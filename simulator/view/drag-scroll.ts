import { createScope, type Scope } from '#shared/kernel/scope'
import { takesDrag } from './drag.ts'
import type { ViewTree } from './tree.ts'

const SLOP_PX = 8
/** What is left of the speed after a millisecond, and where it ends: pixels a millisecond. */
const DECAY = 0.996
const SLOWEST = 0.05
/** A finger that rested so long before it left throws nothing. */
const STILL_MS = 60
/** So fast a page is turned that was dragged less than half. */
const TURNS = 0.3

/** Supplied by the page's view. */
export interface DragScrollNeeds {
  readonly window: Window & typeof globalThis
  readonly tree: ViewTree
  /** The page itself may be scrolled. */
  pageScrolls(): boolean
}

interface Held { readonly pointerId: number; readonly path: readonly Element[]; x: number; y: number; at: number; speed: number; axis: 'x' | 'y' | null; target: Element | null; paged: (() => void) | null }

/** A phone has no wheel: mouse and fingers drag the page, or what scrolls under them. The browser's own panning would end the touches that a page and its components hear. */
export function scrollByDrags(needs: DragScrollNeeds, scope: Scope): void {
  const { window } = needs
  const { document } = window
  let held: Held | null = null
  let gliding = createScope(scope)
  const down = (event: PointerEvent): void => {
    gliding.end()
    if (event.isPrimary === false) return
    held = event.pointerType !== 'mouse' || event.button === 0
      ? { pointerId: event.pointerId, path: event.composedPath().filter(isElement), x: event.clientX, y: event.clientY, at: event.timeStamp, speed: 0, axis: null, target: null, paged: null }
      : null
  }
  const move = (event: PointerEvent): void => {
    if (!held || event.pointerId !== held.pointerId) return
    const [dx, dy] = [held.x - event.clientX, held.y - event.clientY]
    if (held.axis === null) {
      if (Math.hypot(dx, dy) < SLOP_PX) return
      held.axis = Math.abs(dx) > Math.abs(dy) ? 'x' : 'y'
      held.target = scrollerIn(held.path, held.axis, held.axis === 'x' ? dx : dy, needs)
      if (held.target && pagesOf(held.target, window)) held.paged = loosen(held.target)
    }
    const distance = held.axis === 'x' ? dx : dy
    held.speed = distance / Math.max(1, event.timeStamp - held.at)
    Object.assign(held, { x: event.clientX, y: event.clientY, at: event.timeStamp })
    if (held.target) scrollBy(held.target, held.axis, distance)
  }
  const up = (event: PointerEvent): void => {
    if (held && event.pointerId !== held.pointerId) return
    const quick = held !== null && event.timeStamp - held.at < STILL_MS
    if (held?.target && held.axis !== null && held.paged) turnPage(held.target, held.axis, quick ? held.speed : 0, held.paged)
    else if (held?.target && held.axis !== null && quick) {
      gliding = createScope(scope)
      glide(window, held.target, held.axis, held.speed, gliding)
    }
    held = null
  }
  for (const [type, hear] of [['pointerdown', down], ['pointermove', move], ['pointerup', up], ['pointercancel', up]] as const) {
    document.addEventListener(type, hear, { capture: true })
    scope.onEnd(() => document.removeEventListener(type, hear, { capture: true }))
  }
}

/** The innermost that can go this way; nothing, where a component takes the drag or a `catchtouchmove` keeps it. */
function scrollerIn(path: readonly Element[], axis: 'x' | 'y', distance: number, { window, tree, pageScrolls }: DragScrollNeeds): Element | null {
  const page = window.document.scrollingElement
  for (const element of path) {
    if (takesDrag(element, axis) || /^(input|textarea|video|iframe)$/.test(element.localName)) return null
    const node = tree.around(element)
    if (node?.element === element && node.listens.get('touchmove') === true) return null
    if (element !== page && element !== window.document.body && canScroll(element, axis, distance, window)) return element
  }
  return page && pageScrolls() && axis === 'y' ? page : null
}

function canScroll(element: Element, axis: 'x' | 'y', distance: number, window: Window): boolean {
  const style = window.getComputedStyle(element)
  if (!/auto|scroll/.test(axis === 'x' ? style.overflowX : style.overflowY)) return false
  const [at, size, whole] = axis === 'x' ? [element.scrollLeft, element.clientWidth, element.scrollWidth] : [element.scrollTop, element.clientHeight, element.scrollHeight]
  return distance < 0 ? at > 0 : at + size < whole - 1
}

function scrollBy(element: Element, axis: 'x' | 'y', distance: number): void {
  if (axis === 'x') element.scrollLeft += distance
  else element.scrollTop += distance
}

function glide(window: Window, element: Element, axis: 'x' | 'y', thrown: number, scope: Scope): void {
  let speed = thrown
  let last = window.performance.now()
  const step = (now: number): void => {
    if (scope.ended || Math.abs(speed) < SLOWEST) return
    const passed = Math.max(0, now - last)
    last = now
    scrollBy(element, axis, speed * passed)
    speed *= DECAY ** passed
    window.requestAnimationFrame(step)
  }
  window.requestAnimationFrame(step)
}

const pagesOf = (element: Element, window: Window): boolean => /mandatory/.test(window.getComputedStyle(element).scrollSnapType ?? '')

/** While it is dragged, pages do not snap; the answer lets them again. */
function loosen(element: Element): () => void {
  element.setAttribute(LOOSE, '')
  return () => element.removeAttribute(LOOSE)
}

/** What scrolls in pages wears this while it is dragged; its style sheet knows it. */
const LOOSE = 'data-dragged'

/** Comes to rest at a page. */
function turnPage(element: Element, axis: 'x' | 'y', speed: number, done: () => void): void {
  const size = axis === 'x' ? element.clientWidth : element.clientHeight
  const at = axis === 'x' ? element.scrollLeft : element.scrollTop
  const goal = size * (Math.abs(speed) < TURNS ? Math.round(at / size) : speed > 0 ? Math.ceil(at / size) : Math.floor(at / size))
  if (Math.abs(goal - at) < 1) return done()
  element.addEventListener('scrollend', done, { once: true })
  element.scrollTo({ [axis === 'x' ? 'left' : 'top']: goal, behavior: 'smooth' })
}

const isElement = (target: EventTarget): target is Element => 'localName' in target
