import { failure, success, type Result } from '#shared/kernel/result'
import { createScope } from '#shared/kernel/scope'
import type { CallFailure } from '../../border/calls.ts'
import type { Component, ComponentNeeds } from '../component.ts'
import { createBackgroundMusic } from './background-music.ts'
import { createCapture, type Capture } from './capture.ts'
import { createNetStatus } from './net-status.ts'
import { isOn, readWishes } from './pusher-attributes.ts'
import { createReport, type LiveReport } from './report.ts'
import { takeSnapshot } from './snapshot.ts'
import { createUplink, type Uplink } from './uplink.ts'

/** One live-pusher: preview and devices while it is on the page, a stream while it pushes. */
export function createPusher(needs: ComponentNeeds): Component {
  const { scope, page, attribute } = needs
  if (!canEncode(needs.window)) return inert(needs)
  const report = createReport('pusher', needs)
  const wishes = () => readWishes(attribute)
  const capture = createCapture(needs, report, wishes)
  let uplink: Uplink | null = null
  let pushing = createScope(scope)
  /** Pushes as soon as nothing is in the way. */
  let wanted = false
  let present = false

  const stop = (): void => {
    pushing.end()
    uplink = null
    capture.feed(null)
  }
  const start = (): void => {
    wanted = true
    if (uplink !== null || !present || !page.phone().foreground || page.phone().inCall) return
    const { url } = wishes()
    if (url === '' || page.carrier === null) return
    pushing = createScope(scope)
    uplink = createUplink(needs, report, { carrier: page.carrier, url, wishes, failed: stop }, pushing)
    createNetStatus(needs, uplink.status, report, pushing)
    capture.feed(uplink)
  }
  watchPhone(needs, report, capture, { isPushing: () => uplink !== null, stop, start: () => wanted && start() })
  scope.onEnd(() => report.gone())

  const methods = methodsOf(needs, capture, { start, stop: () => {
    wanted = false
    stop()
  } })
  return {
    attached() {
      present = true
      report.facts({ url: wishes().url, mode: wishes().mode })
      capture.open()
      if (wishes().autopush) start()
    },
    detached() {
      present = false
      stop()
      capture.close()
      report.gone()
    },
    set(name, value) {
      if (!present) return
      report.facts({ url: wishes().url, mode: wishes().mode })
      capture.changed()
      if (name === 'url' && uplink !== null) {
        stop()
        start()
      } else if (name === 'url' && wishes().autopush) start()
      else if (name === 'autopush' && isOn(value, false)) start()
      uplink?.changed()
    },
    call: (method, args) => methods[method]?.(args) ?? failure({ why: `LivePusherContext.${method} is not built in this simulator` }),
  }
}

type Outcome = Result<unknown, CallFailure> | Promise<Result<unknown, CallFailure>>

/** What `LivePusherContext` can do. */
function methodsOf(needs: ComponentNeeds, capture: Capture, { start, stop }: { start(): void; stop(): void }): Readonly<Record<string, (args: unknown) => Outcome>> {
  return {
    start: () => done(start),
    stop: () => done(stop),
    pause: () => done(() => capture.pause(true)),
    resume: () => done(() => capture.pause(false)),
    startPreview: () => done(() => capture.preview(true)),
    stopPreview: () => done(() => capture.preview(false)),
    switchCamera: async () => ((await capture.turn()) ? success({}) : failure({ why: 'the other camera could not be opened' })),
    toggleTorch: async () => ((await capture.torch()) ? success({}) : failure({ why: 'the camera has no torch' })),
    snapshot: (args) => takeSnapshot(needs, capture.video, args),
    getMaxZoom: () => success({ maxZoom: capture.mostZoom }),
    setZoom: (args) => zoomTo(capture, args),
    setMICVolume: (args) => quieter(capture, args),
    sendMessage: () => failure({ why: 'messages in the picture (SEI) are not built in this simulator' }),
    ...createBackgroundMusic(needs).methods,
  }
}

const done = (act: () => void): Result<unknown, CallFailure> => {
  act()
  return success({})
}

function quieter(capture: Capture, args: unknown): Result<unknown, CallFailure> {
  const volume = Number(Reflect.get(Object(args), 'volume'))
  if (!(volume >= 0 && volume <= 1)) return failure({ why: 'parameter error: volume should be between 0 and 1' })
  capture.volume(volume)
  return success({})
}

function zoomTo(capture: Capture, args: unknown): Result<unknown, CallFailure> {
  const zoom = Number(Reflect.get(Object(args), 'zoom'))
  if (!Number.isFinite(zoom) || zoom < 1 || zoom > capture.mostZoom) return failure({ why: `zoom should be between 1 and ${capture.mostZoom}` })
  capture.zoom(zoom)
  return success({ zoom })
}

interface Pushing { isPushing(): boolean; stop(): void; start(): void }

/** In background, and while somebody rings, a phone takes the devices away; it gives them back by itself. */
function watchPhone({ page, scope }: ComponentNeeds, report: LiveReport, capture: Capture, pushing: Pushing): void {
  let suspended: 'background' | 'call' | null = null
  page.onPhone(scope, () => {
    const { foreground, inCall } = page.phone()
    const now = inCall ? 'call' : foreground ? null : 'background'
    if (now === suspended) return
    const before = suspended
    suspended = now
    if (now !== null) {
      capture.suspend(true)
      if (before === null && pushing.isPushing()) report.code(now === 'call' ? 5001 : 5000)
      return
    }
    capture.suspend(false)
    pushing.start()
  })
}

const canEncode = (window: object): boolean => 'VideoEncoder' in window && 'AudioContext' in window

/** Without a browser's encoders, in tests without one, the component only stands there. */
function inert({ emit }: ComponentNeeds): Component {
  return { call: (method) => (method === 'stop' ? done(() => emit('netstatus', { info: {} })) : failure({ why: 'this phone has no encoder' })) }
}

