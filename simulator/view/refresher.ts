import { isOn, numberOf, textOf } from './attribute-values.ts'
import type { ComponentNeeds } from './component.ts'
import { listenToDrag } from './drag.ts'
import { childrenIn, part } from './parts.ts'

/** How the place above a pulled list looks. */
export const REFRESHER_CSS = `
.refresher { position: relative; height: 0; overflow: hidden; display: flex; align-items: flex-end; justify-content: center; transition: height .2s; }
.refresher.pulling { transition: none; }
.dots { display: flex; gap: 6px; padding-bottom: 18px; }
.dots i { width: 7px; height: 7px; border-radius: 50%; background: currentColor; opacity: .3; }
.open .dots i { animation: beat 1s infinite; }
.open .dots i:nth-child(2) { animation-delay: .2s; }
.open .dots i:nth-child(3) { animation-delay: .4s; }
.own { width: 100%; align-self: flex-end; }
@keyframes beat { 50% { opacity: .9; } }
`
const THRESHOLD_PX = 45
/** A pulled list follows the finger more slowly than it goes. */
const FOLLOWS = 0.5

/** `refresher-*` of a `scroll-view`: pulled at its top, it asks the page to refresh, until the page says it has. */
export function createRefresher(needs: ComponentNeeds, scroller: HTMLElement): { set(name: string, value: unknown): void } {
  const { host, window, scope, attribute, emit, model } = needs
  const { box, dots } = createBox(scroller)
  let open = false
  let pulled = 0
  const threshold = (): number => numberOf(attribute('refresher-threshold'), THRESHOLD_PX)
  const height = (px: number, pulling = false): void => {
    box.style.height = `${px}px`
    box.className = `refresher${pulling ? ' pulling' : ''}${open ? ' open' : ''}`
  }
  const trigger = (on: boolean, byFinger = false): void => {
    if (on === open) return
    if (byFinger) model('refresher-triggered', true)
    open = on
    height(on ? threshold() : 0)
    emit(on ? 'refresherrefresh' : 'refresherrestore', {})
  }
  const pull = (px: number): void => {
    pulled = px
    height(px, true)
    if (px > 0) emit('refresherpulling', { deltaY: px, dy: px })
  }
  const letGo = (): void => {
    const far = pulled
    pulled = 0
    if (far >= threshold()) return trigger(true, true)
    if (far === 0) return
    height(0)
    emit('refresherabort', {})
  }
  listenToDrag(host, window, { start: () => isOn(attribute('refresher-enabled')) && !open && scroller.scrollTop <= 0, move: ({ dy }) => pull(Math.max(0, dy * FOLLOWS)), end: letGo }, scope)
  return {
    set(name, value) {
      if (name === 'refresher-triggered') trigger(isOn(value) && isOn(attribute('refresher-enabled')))
      if (name === 'refresher-background') box.style.background = textOf(value)
      if (name === 'refresher-default-style') Object.assign(dots.style, { display: value === 'none' ? 'none' : '', color: value === 'white' ? '#fff' : '#000' })
    },
  }
}

function createBox(scroller: HTMLElement): { readonly box: HTMLElement; readonly dots: HTMLElement } {
  const box = part(scroller, 'div', 'refresher')
  const dots = part(box, 'div', 'dots')
  for (let count = 0; count < 3; count++) part(dots, 'i')
  childrenIn(part(box, 'div', 'own'), 'refresher')
  return { box, dots }
}
