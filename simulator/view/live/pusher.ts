import { failure, success } from '#shared/kernel/result'
import { createScope } from '#shared/kernel/scope'
import type { Component, ComponentNeeds } from '../component.ts'
import { createBackgroundMusic } from './background-music.ts'
import { createCapture } from './capture.ts'
import { createLittleWindow } from './little-window.ts'
import { createNetStatus } from './net-status.ts'
import { isUnknownFilter } from './picture-look.ts'
import { isOn, readWishes, type PusherWishes } from './pusher-attributes.ts'
import { pusherMethods } from './pusher-methods.ts'
import { followSurroundings } from './pusher-surroundings.ts'
import { createReport } from './report.ts'
import { SOUND } from './sound-capture.ts'
import { createUplink, type Uplink } from './uplink.ts'

/** A stream can't change these on its way. */
const RESTARTS = ['url', 'audio-quality']

/** One live-pusher: preview and devices while it is on the page, a stream while it pushes. */
export function createPusher(needs: ComponentNeeds): Component {
  const { scope, page, attribute } = needs
  if (!canEncode(needs.window)) return inert(needs)
  const report = createReport('pusher', needs)
  const wishes = () => readWishes(attribute)
  const music = createBackgroundMusic(needs, () => SOUND[wishes().quality].sampleRate)
  const capture = createCapture(needs, { report, wishes, music })
  const little = createLittleWindow(needs, capture.video)
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
    const { url } = wishes()
    if (uplink !== null || url === '' || page.carrier === null || !present || !page.phone().foreground || page.phone().inCall) return
    pushing = createScope(scope)
    uplink = createUplink(needs, report, { carrier: page.carrier, url, wishes, failed: stop }, pushing)
    createNetStatus(needs, uplink.status, report, pushing)
    capture.feed(uplink)
  }
  const stopForGood = (): void => {
    wanted = false
    stop()
  }
  followSurroundings(needs, { report, capture, little, wishes, isPushing: () => uplink !== null, start: () => wanted && start() })
  const methods = pusherMethods(needs, { capture, music, little, start, stop: stopForGood, uplink: () => uplink })
  return {
    attached() {
      present = true
      report.facts(factsOf(wishes()))
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
      checkFilter(needs, name, value)
      if (!present) return
      report.facts(factsOf(wishes()))
      capture.changed()
      if (RESTARTS.includes(name) && uplink !== null) {
        stop()
        start()
      } else if (name === 'url' && wishes().autopush) start()
      else if (name === 'autopush' && isOn(value, false)) start()
      uplink?.changed()
    },
    call: (method, args) => methods[method]?.(args) ?? failure({ why: `LivePusherContext.${method} is not built in this simulator` }),
  }
}

function checkFilter({ page }: ComponentNeeds, name: string, value: unknown): void {
  if (name === 'filter' && isUnknownFilter(value)) page.found({ level: 'warning', area: 'attribute', text: `filter="${String(value)}" on <live-pusher> is none of WeChat's` })
}

const factsOf = ({ url, mode, volumeType, quality }: PusherWishes) => ({ url, mode, sound: `${volumeType} · ${SOUND[quality].sampleRate / 1_000} kHz` })

const canEncode = (window: object): boolean => 'VideoEncoder' in window && 'AudioContext' in window

/** Without a browser's encoders, in tests without one, the component only stands there. */
function inert({ emit }: ComponentNeeds): Component {
  return { call: (method) => {
    if (method !== 'stop') return failure({ why: 'this phone has no encoder' })
    emit('netstatus', { info: {} })
    return success({})
  } }
}
