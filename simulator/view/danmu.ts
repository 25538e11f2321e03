import { listOf, memberOf, numberOf, textOf } from './attribute-values.ts'
import { part } from './parts.ts'

export const DANMU_CSS = `
.danmu { position: absolute; inset: 0; overflow: hidden; pointer-events: none; }
.danmu span { position: absolute; left: 100%; white-space: nowrap; font-size: 14px; text-shadow: 0 0 2px #000; animation: fly 6s linear forwards; }
@keyframes fly { to { transform: translateX(calc(-100% - 200vw)); } }
`
const LINES = 6
const LINE_PX = 22
const MOST_FLYING = 60

/** Comments that fly over a video. */
export interface Danmu {
  send(text: string, color: string): void
  /** Those of a list whose second has come since the last time. */
  pass(list: unknown, second: number): void
  enable(on: boolean): void
}

export function createDanmu(parent: Element | ShadowRoot): Danmu {
  const box = part(parent, 'div', 'danmu')
  let last = -1
  let sent = 0
  const send = (text: string, color: string): void => {
    if (box.hidden || box.children.length >= MOST_FLYING) return
    const line = part(box, 'span')
    line.textContent = text
    line.style.color = color
    line.style.top = `${(sent++ % LINES) * LINE_PX + 4}px`
    line.addEventListener('animationend', () => line.remove())
  }
  box.hidden = true
  return {
    send,
    enable(on) {
      box.hidden = !on
      if (!on) box.replaceChildren()
    },
    pass(list, second) {
      const from = second < last ? second - 1 : last
      last = second
      for (const one of listOf(list)) {
        const at = numberOf(memberOf(one, 'time'), -1)
        if (at > from && at <= second) send(textOf(memberOf(one, 'text')), textOf(memberOf(one, 'color'), '#ffffff'))
      }
    },
  }
}
