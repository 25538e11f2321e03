import { isOn, numberOf, textOf } from '../attribute-values.ts'
import type { Component, ComponentNeeds, ComponentPlan } from '../component.ts'
import { listenToDrag, takesDrags } from '../drag.ts'

type Source = '' | 'touch' | 'touch-out-of-bounds' | 'out-of-bounds' | 'friction'

const GLIDE_MS = 200
const AREA = 'wx-movable-area'

/** https://developers.weixin.qq.com/miniprogram/dev/component/movable-area.html */
export const movableArea: ComponentPlan = {
  tag: 'movable-area',
  attributes: [],
  partly: { 'scale-area': 'the mouse wheel scales the view it stands over, not the area\'s only one' },
  events: [],
  create: () => ({}),
}

/** https://developers.weixin.qq.com/miniprogram/dev/component/movable-view.html */
export const movableView: ComponentPlan = {
  tag: 'movable-view',
  attributes: ['direction', 'inertia', 'out-of-bounds', 'x', 'y', 'disabled', 'scale', 'scale-min', 'scale-max', 'scale-value', 'animation'],
  partly: { damping: 'it comes back in one even motion', friction: 'it glides a fixed way on' },
  events: ['change', 'scale', 'htouchmove', 'vtouchmove'],
  create: (needs) => createMovable(needs),
}

/** The nearest place within bounds; a view that is larger than its area covers it. */
export function boundedTo(wanted: number, view: number, area: number): number {
  const room = area - view
  return Math.min(Math.max(wanted, Math.min(0, room)), Math.max(0, room))
}

function createMovable(needs: ComponentNeeds): Component {
  const { host, attribute, emit } = needs
  const place = createPlace(needs)
  drag(needs, place)
  const scaleTo = (wanted: number): void => {
    const next = Math.min(Math.max(wanted, numberOf(attribute('scale-min'), 0.5)), numberOf(attribute('scale-max'), 10))
    if (next === place.scale() || !isOn(attribute('scale'))) return
    place.scaleTo(next)
    emit('scale', { ...place.at(), scale: next })
  }
  host.addEventListener('wheel', (event) => {
    if (!isOn(attribute('scale'))) return
    event.preventDefault()
    scaleTo(place.scale() * (1 - Math.sign(Number(Reflect.get(event, 'deltaY'))) / 10))
  }, { passive: false })
  keepTransform(needs, () => place.draw(false))
  const follow = (animated: boolean): void => place.moveTo(numberOf(attribute('x'), place.at().x), numberOf(attribute('y'), place.at().y), '', animated)
  let there = false
  return {
    set(name, value) {
      if (name === 'direction') mark(host, textOf(value))
      if (name === 'scale-value') scaleTo(numberOf(value, 1))
      if (there && (name === 'x' || name === 'y')) follow(true)
    },
    attached() {
      there = true
      follow(false)
    },
    property: (name) => (name === 'x' || name === 'y' ? place.at()[name] : undefined),
  }
}

interface Point { readonly x: number; readonly y: number }

/** Where the view stands in its area, and how large. */
interface Place {
  at(): Point
  scale(): number
  scaleTo(scale: number): void
  draw(animated: boolean): void
  /** The nearest place that it may have. */
  bounded(x: number, y: number): Point
  moveTo(x: number, y: number, source: Source, animated: boolean): void
}

function createPlace({ host, attribute, emit, model }: ComponentNeeds): Place {
  let at: Point = { x: 0, y: 0 }
  let scale = 1
  const draw = (animated: boolean): void => {
    const { style } = host
    style.transition = animated && isOn(attribute('animation'), true) ? `transform ${GLIDE_MS}ms ease-out` : 'none'
    const transform = `translateX(${at.x}px) translateY(${at.y}px) translateZ(0px) scale(${scale})`
    if (style.transform !== transform) style.transform = transform
  }
  return {
    at: () => at,
    draw,
    scale: () => scale,
    scaleTo(next) {
      scale = next
      draw(true)
    },
    bounded(x, y) {
      const area = host.closest(AREA)
      const ways = textOf(attribute('direction'), 'none')
      return {
        x: /all|horizontal/.test(ways) ? boundedTo(x, host.offsetWidth * scale, area?.clientWidth ?? 0) : at.x,
        y: /all|vertical/.test(ways) ? boundedTo(y, host.offsetHeight * scale, area?.clientHeight ?? 0) : at.y,
      }
    },
    moveTo(x, y, source, animated) {
      const moved = x !== at.x || y !== at.y
      at = { x, y }
      draw(animated)
      if (!moved) return
      model('x', x)
      model('y', y)
      emit('change', { x, y, source })
    },
  }
}

const mark = (host: HTMLElement, ways: string): void => takesDrags(host, ways === 'all' ? 'both' : ways === 'horizontal' ? 'x' : ways === 'vertical' ? 'y' : null)

/** A style that the page sets takes the place of all that was set before: the place on the screen is set again. */
function keepTransform({ host, window, scope }: ComponentNeeds, draw: () => void): void {
  const observer = new window.MutationObserver(draw)
  observer.observe(host, { attributes: true, attributeFilter: ['style'] })
  scope.onEnd(() => observer.disconnect())
}

/** How far a thrown view glides, in milliseconds of its speed. */
const THROWN_MS = 120

function drag({ host, window, scope, attribute, emit }: ComponentNeeds, { at, bounded, moveTo }: Place): void {
  let from = at()
  let told = false
  listenToDrag(host, window, {
    start() {
      from = at()
      told = false
      return !isOn(attribute('disabled')) && /all|horizontal|vertical/.test(textOf(attribute('direction')))
    },
    move({ dx, dy }) {
      if (!told) emit(Math.abs(dx) > Math.abs(dy) ? 'htouchmove' : 'vtouchmove', {})
      told = true
      const [x, y] = [from.x + dx, from.y + dy]
      const inside = bounded(x, y)
      const ways = textOf(attribute('direction'))
      const free = isOn(attribute('out-of-bounds')) ? { x: ways === 'vertical' ? from.x : (x + inside.x) / 2, y: ways === 'horizontal' ? from.y : (y + inside.y) / 2 } : inside
      moveTo(free.x, free.y, free.x === inside.x && free.y === inside.y ? 'touch' : 'touch-out-of-bounds', false)
    },
    end({ vx, vy }, moved) {
      if (!moved) return
      const now = at()
      const back = bounded(now.x, now.y)
      if (back.x !== now.x || back.y !== now.y) return moveTo(back.x, back.y, 'out-of-bounds', true)
      if (!isOn(attribute('inertia'))) return
      const on = bounded(now.x + vx * THROWN_MS, now.y + vy * THROWN_MS)
      moveTo(on.x, on.y, 'friction', true)
    },
  }, scope)
}
