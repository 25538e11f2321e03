import { after, createScope } from '#shared/kernel/scope'
import { isOn, numberOf, textOf } from '../attribute-values.ts'
import type { ComponentNeeds, ComponentPlan } from '../component.ts'
import { listenToDrag, takesDrags } from '../drag.ts'
import { drawSwiper, SWIPER_CSS } from '../swiper-drawing.ts'
import { eased, goesRound, restAt, slideAt, wayTo, type Track } from '../swiper-track.ts'
import { shadowOf } from '../parts.ts'

type Source = '' | 'autoplay' | 'touch'

const LAYOUT = 'hidden slides are laid out too'
const SKYLINE = 'it belongs to the Skyline renderer; this page is drawn as WebView'

/** https://developers.weixin.qq.com/miniprogram/dev/component/swiper.html */
export const swiper: ComponentPlan = {
  tag: 'swiper',
  attributes: ['indicator-dots', 'indicator-color', 'indicator-active-color', 'autoplay', 'current', 'current-item-id', 'interval', 'duration', 'circular', 'vertical', 'previous-margin', 'next-margin', 'display-multiple-items', 'easing-function'],
  partly: {
    'skip-hidden-item-layout': LAYOUT,
    'acceleration': 'one drag goes one slide further, however fast it was',
    'snap-to-edge': 'margins stay at the ends too',
    'disable-programmatic-animation': 'what the page sets is animated too',
    ...Object.fromEntries(['layout-type', 'transformer-type', 'indicator-type', 'indicator-margin', 'indicator-spacing', 'indicator-radius', 'indicator-width', 'indicator-height', 'indicator-alignment', 'indicator-offset', 'scroll-with-animation', 'cache-extent'].map((name) => [name, SKYLINE])),
  },
  events: ['change', 'transition', 'animationfinish'],
  create: (needs) => createSwiper(needs),
}

function createSwiper(needs: ComponentNeeds) {
  const { host, scope, attribute, emit, model, page } = needs
  const drawing = drawSwiper(needs, shadowOf(host, SWIPER_CSS))
  let current = 0
  let position = 0
  let playing = createScope(scope)
  const track = (): Track => trackOf(drawing.slides().length, attribute)
  const draw = (at: number, around = at): void => drawing.draw(position = at, around, current, track())
  const told = (source: Source) => ({ current, currentItemId: drawing.slides()[current]?.getAttribute('item-id') ?? '', source })
  const change = (slide: number, source: Source): void => {
    if (slide === current) return
    model('current', current = slide)
    emit('change', told(source))
  }
  const glide = createGlide(needs, (at, from, target) => {
    draw(at, (from + target) / 2)
    emit('transition', drawing.offset(at - from))
  })
  const glideTo = (target: number, source: Source): void => {
    change(slideAt(target, track()), source)
    glide.start(position, target, () => {
      draw(current)
      emit('animationfinish', told(source))
    })
  }
  const play = (): void => {
    playing.end()
    playing = createScope(scope)
    if (isOn(attribute('autoplay'))) after(playing, numberOf(attribute('interval'), 5_000), next)
  }
  const next = (): void => {
    const { count, seen } = track()
    if (page.shown() && count > seen) glideTo(!goesRound(track()) && current >= count - seen ? 0 : current + 1, 'autoplay')
    play()
  }
  drag(needs, { track, draw, glideTo, play, at: () => position, size: drawing.size, offset: drawing.offset, stop: () => [glide.stop(), playing.end()] })
  const place = (): void => draw(current = slideAt(slideNamed(drawing.slides(), attribute) ?? numberOf(attribute('current'), 0), track()))
  drawing.watch(() => (current > slideAt(current, track()) ? place() : draw(position)))
  return swiperOf(needs, { place, play, stop: () => playing.end(), slides: drawing.slides, draw: () => draw(position), glide: (slide) => slide !== current && glideTo(wayTo(slide, position, track()), '') })
}

const trackOf = (count: number, attribute: ComponentNeeds['attribute']): Track => ({ count, seen: Math.max(1, Math.floor(numberOf(attribute('display-multiple-items'), 1))), circular: isOn(attribute('circular')) })

function slideNamed(slides: readonly HTMLElement[], attribute: ComponentNeeds['attribute']): number | null {
  const index = slides.findIndex((slide) => slide.getAttribute('item-id') === textOf(attribute('current-item-id')))
  return index < 0 ? null : index
}

/** Moves from one position to another in the swiper's time; a later start, and a stop, end it. */
function createGlide({ window, scope, attribute, page }: ComponentNeeds, draw: (at: number, from: number, target: number) => void) {
  let moving = createScope(scope)
  return {
    stop: () => moving.end(),
    start(from: number, target: number, finished: () => void): void {
      moving.end()
      moving = createScope(scope)
      const mine = moving
      const [began, duration] = [page.now(), numberOf(attribute('duration'), 500)]
      const step = (): void => {
        if (mine.ended) return
        const part = duration > 0 ? Math.min(1, (page.now() - began) / duration) : 1
        draw(from + (target - from) * eased(part, textOf(attribute('easing-function'))), from, target)
        if (part < 1) window.requestAnimationFrame(step)
        else finished()
      }
      step()
    },
  }
}

interface Parts { place(): void; play(): void; stop(): void; draw(): void; glide(slide: number): void; slides(): readonly HTMLElement[] }

function swiperOf({ host }: ComponentNeeds, { place, play, draw, glide, slides, stop }: Parts) {
  let there = false
  return {
    set(name: string, value: unknown): void {
      if (name === 'vertical') takesDrags(host, isOn(value) ? 'y' : 'x')
      if (!there) return
      if (name === 'current') glide(numberOf(value, 0))
      if (name === 'current-item-id') glide(Math.max(0, slides().findIndex((slide) => slide.getAttribute('item-id') === textOf(value))))
      if (name === 'autoplay' || name === 'interval') play()
      draw()
    },
    attached(): void {
      there = true
      if (!host.hasAttribute('vertical')) takesDrags(host, 'x')
      place()
      play()
    },
    detached(): void {
      there = false
      stop()
    },
  }
}

interface Dragged { track(): Track; draw(at: number): void; glideTo(target: number, source: Source): void; play(): void; stop(): unknown; at(): number; size(): number; offset(slides: number): unknown }

function drag({ host, window, scope, attribute, emit }: ComponentNeeds, { track, draw, glideTo, play, stop, at, size, offset }: Dragged): void {
  let from = 0
  const vertical = (): boolean => isOn(attribute('vertical'))
  const moved = (dx: number, dy: number): number => -(vertical() ? dy : dx) / size()
  listenToDrag(host, window, {
    start() {
      stop()
      from = Math.round(at())
      return true
    },
    move({ dx, dy }) {
      const { count, seen } = track()
      const to = from + moved(dx, dy)
      draw(goesRound(track()) ? to : Math.max(-0.3, Math.min(to, Math.max(0, count - seen) + 0.3)))
      emit('transition', offset(at() - from))
    },
    end({ vx, vy }, dragged) {
      if (dragged) glideTo(restAt(from, at(), moved(vx, vy) * 1_000, track()), 'touch')
      play()
    },
  }, scope)
}

/** https://developers.weixin.qq.com/miniprogram/dev/component/swiper-item.html */
export const swiperItem: ComponentPlan = {
  tag: 'swiper-item',
  attributes: ['item-id'],
  partly: { 'skip-hidden-item-layout': LAYOUT },
  events: [],
  create: () => ({}),
}
