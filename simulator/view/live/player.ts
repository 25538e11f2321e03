import { failure, success, type Result } from '#shared/kernel/result'
import { createScope } from '#shared/kernel/scope'
import type { CallFailure } from '../../border/calls.ts'
import type { Component, ComponentNeeds } from '../component.ts'
import { takeDecoder } from './decoders.ts'
import { createDownlink, type Downlink } from './downlink.ts'
import { createFullScreen } from './full-screen.ts'
import { createNetStatus } from './net-status.ts'
import { readPlayerWishes } from './player-attributes.ts'
import { isOn } from './pusher-attributes.ts'
import { createReport } from './report.ts'
import { takeSnapshot } from './snapshot.ts'

const EAR_LOUDNESS = 0.25

/** One live-player: plays the very address it is given. */
export function createPlayer(needs: ComponentNeeds): Component {
  const { scope, page, attribute, window } = needs
  if (!('VideoDecoder' in window)) return { call: () => failure({ why: 'this phone has no decoder' }) }
  const wishes = () => readPlayerWishes(attribute)
  const report = createReport('player', needs)
  const canvas = createScreen(needs)
  const screen = createFullScreen(needs, canvas)
  let downlink: Downlink | null = null
  let playing = createScope(scope)
  let [wanted, present, paused, mutedByCall] = [false, false, false, false]

  const loudness = (): number => {
    const { foreground, inCall } = page.phone()
    if (wishes().muted || mutedByCall || inCall || !foreground) return 0
    return wishes().ear ? EAR_LOUDNESS : 1
  }
  const stop = (): void => {
    playing.end()
    downlink = null
  }
  const start = (): void => {
    wanted = true
    const { src } = wishes()
    if (downlink !== null || !present || src === '' || page.carrier === null || !page.phone().foreground) return
    playing = createScope(scope)
    if (!takeDecoder(page, playing)) {
      report.code(2106)
      report.code(2101)
      return
    }
    downlink = createDownlink(needs, report, { carrier: page.carrier, src, canvas, wishes, loudness, failed: stop }, playing)
    createNetStatus(needs, downlink.status, report, playing)
  }
  const fit = (): void => {
    canvas.style.objectFit = wishes().fit
    canvas.style.transform = wishes().lying ? 'rotate(90deg)' : ''
    report.facts({ url: wishes().src, mode: wishes().mode })
  }
  page.onPhone(scope, () => {
    const away = !page.phone().foreground || (!page.shown() && wishes().pauseOnNavigate)
    if (away && downlink !== null && !screen.inPicture) {
      stop()
      report.code(6000)
    } else if (!away && wanted && downlink === null && present) {
      report.code(6001)
      start()
    }
    downlink?.changed()
  })
  scope.onEnd(() => report.gone())

  const methods: Readonly<Record<string, (args: unknown) => Result<unknown, CallFailure> | Promise<Result<unknown, CallFailure>>>> = {
    play: () => done(start),
    stop: () => done(() => {
      wanted = false
      stop()
    }),
    mute: () => done(() => void (mutedByCall = !mutedByCall)),
    pause: () => done(() => downlink?.pause((paused = true))),
    resume: () => done(() => downlink?.pause((paused = false))),
    snapshot: (args) => takeSnapshot(needs, canvas, args),
    requestFullScreen: (args) => screen.fill(Number(Reflect.get(Object(args), 'direction') ?? 0)),
    exitFullScreen: () => screen.leave(),
    requestPictureInPicture: () => screen.float(),
    exitPictureInPicture: () => screen.sink(),
    exitBackgroundPlayback: () => failure({ why: 'nothing plays in the background' }),
  }
  return {
    attached() {
      present = true
      fit()
      if (wishes().autoplay) start()
    },
    detached() {
      present = false
      stop()
      report.gone()
    },
    set(name, value) {
      if (!present) return
      fit()
      if (name === 'src' && downlink !== null) {
        stop()
        start()
      } else if ((name === 'src' && wishes().autoplay) || (name === 'autoplay' && isOn(value, false))) start()
      downlink?.changed()
      if (paused) downlink?.pause(true)
    },
    call: (method, args) => methods[method]?.(args) ?? failure({ why: `LivePlayerContext.${method} is not built in this simulator` }),
  }
}

const done = (act: () => void): Result<unknown, CallFailure> => {
  act()
  return success({})
}

function createScreen({ host, window }: ComponentNeeds): HTMLCanvasElement {
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' })
  const canvas = window.document.createElement('canvas')
  Object.assign(canvas, { width: 2, height: 2 })
  canvas.style.cssText = 'position:absolute;inset:0;width:100%;height:100%;object-fit:contain;background:#000'
  const over = window.document.createElement('div')
  over.style.cssText = 'position:relative;height:100%'
  over.append(window.document.createElement('slot'))
  root.append(canvas, over)
  return canvas
}
