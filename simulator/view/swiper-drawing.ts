import { isOn, lengthOf, textOf } from './attribute-values.ts'
import type { ComponentNeeds } from './component.ts'
import { childrenIn, part } from './parts.ts'
import { drawnAt, type Track } from './swiper-track.ts'

export const SWIPER_CSS = `
:host { position: relative; overflow: hidden; }
.frame { position: absolute; inset: 0; }
.track { position: absolute; inset: 0; will-change: transform; }
.dots { position: absolute; display: flex; gap: 8px; left: 50%; bottom: 10px; transform: translateX(-50%); pointer-events: none; }
.dots.vertical { flex-direction: column; left: auto; right: 10px; bottom: auto; top: 50%; transform: translateY(-50%); }
.dots i { width: 8px; height: 8px; border-radius: 50%; }
`

const WIDTH_PX = 375

/** How a `swiper` shows its slides. Positions count slides, and may lie between two. */
export function drawSwiper({ host, window, attribute, scope }: ComponentNeeds, root: ShadowRoot) {
  const frame = part(root, 'div', 'frame')
  const track = part(frame, 'div', 'track')
  childrenIn(track)
  const dots = part(root, 'div', 'dots')
  const vertical = (): boolean => isOn(attribute('vertical'))
  const slides = (): readonly HTMLElement[] => [...host.children].filter((child): child is HTMLElement => child.localName === 'wx-swiper-item')
  const size = (): number => ((vertical() ? frame.clientHeight : frame.clientWidth) || WIDTH_PX) / seen
  let seen = 1
  return {
    slides,
    size,
    /** The way in pixels, as `bindtransition` tells it. */
    offset: (moved: number) => ({ dx: vertical() ? 0 : moved * size(), dy: vertical() ? moved * size() : 0 }),
    draw(position: number, around: number, current: number, row: Track): void {
      seen = row.seen
      const axis = vertical() ? 'Y' : 'X'
      const [before, after] = [lengthOf(attribute('previous-margin')), lengthOf(attribute('next-margin'))]
      frame.style.inset = vertical() ? `${before} 0 ${after} 0` : `0 ${after} 0 ${before}`
      track.style.transform = `translate${axis}(${(-position * 100) / seen}%)`
      slides().forEach((slide, index) => wear(slide, `translate${axis}(${drawnAt(index, around, row) * 100}%)`, vertical() ? ['100%', `${100 / seen}%`] : [`${100 / seen}%`, '100%']))
      drawDots(dots, row.count, current, row.seen)
    },
    /** Slides come and go, and their author's styles may take the place of ours. */
    watch(changed: () => void): void {
      const observer = new window.MutationObserver(changed)
      observer.observe(host, { childList: true })
      scope.onEnd(() => observer.disconnect())
    },
  }
  function drawDots(box: HTMLElement, count: number, current: number, shown: number): void {
    box.hidden = !isOn(attribute('indicator-dots'))
    box.style.display = box.hidden ? 'none' : ''
    box.className = vertical() ? 'dots vertical' : 'dots'
    while (box.children.length > count) box.lastElementChild?.remove()
    while (box.children.length < count) part(box, 'i')
    ;[...box.children].forEach((dot, index) => {
      const on = index >= current && index < current + shown
      dot.setAttribute('style', `background: ${on ? textOf(attribute('indicator-active-color'), '#000000') : textOf(attribute('indicator-color'), 'rgba(0, 0, 0, .3)')}`)
    })
  }
}

function wear({ style }: HTMLElement, transform: string, [width = '', height = '']: readonly string[]): void {
  if (style.transform !== transform) style.transform = transform
  if (style.width !== width) style.width = width
  if (style.height !== height) style.height = height
}
