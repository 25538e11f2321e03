import { failure, success } from '#shared/kernel/result'
import type { Result } from '#shared/kernel/result'
import type { Scope } from '#shared/kernel/scope'
import { after, createScope, every } from '#shared/kernel/scope'
import type { FailureCode } from '#shared/protocol/failures'
import { quietElement } from './element'
import type { PeerFailure } from './peer'
import type { Playing, PlayingNeeds } from './playing'

/** Plays HTTP-FLV by Media Source Extensions: where no UDP gets through, and where the browser has no WebRTC. */
export async function connectFlv(life: Scope, needs: PlayingNeeds, address: Promise<Result<string, FailureCode>>): Promise<Result<Playing, PeerFailure>> {
  const [where, loaded] = await Promise.all([address, loadMpegts()])
  if (!where.ok) return where
  if (loaded === null || !loaded.isSupported()) return failure('unsupported')
  if (life.ended) return failure('no-way-through')
  const element = quietElement()
  const player = loaded.createPlayer({ type: 'flv', isLive: true, url: where.value }, LOW_DELAY)
  life.onEnd(() => player.destroy())
  let broken = false
  const fail = () => {
    broken = true
    needs.ring()
  }
  player.on(loaded.Events.ERROR, fail)
  player.on(loaded.Events.LOADING_COMPLETE, fail)
  player.attachMediaElement(element)
  player.load()
  needs.sound.adopt(life, element)
  if (!(await plays(life, element, () => broken))) return failure('media/gateway-away')
  chase(life, element)
  const flow = watched(life, element, needs)
  return success({
    ...flow,
    well: () => !broken && !life.ended && flow.well(),
    alive: () => !broken && !life.ended,
    via: 'flv',
    video: needs.wish().video,
    picture: element,
    betterAfterMs: BETTER_MS,
    flows: () => null,
    hear(on) {
      element.volume = on ? 1 : 0
    },
    loudness: async () => 0,
    prefer: () => undefined,
  })
}

function watched(life: Scope, element: HTMLVideoElement, needs: PlayingNeeds): Pick<Playing, 'well' | 'flowing' | 'stalled'> {
  let [shownS, movedAt, givenUp, stoodStill] = [element.currentTime, Date.now(), false, false]
  const stalled = () => Date.now() - movedAt > STALL_MS
  every(life, LOOK_MS, () => {
    if (element.currentTime !== shownS) {
      ;[shownS, movedAt, givenUp] = [element.currentTime, Date.now(), false]
      needs.patience.flowed()
    } else if (!givenUp && Date.now() - movedAt > needs.patience.ms()) {
      givenUp = true
      needs.patience.wasQuiet()
      needs.ring()
    }
    if (stoodStill !== stalled()) needs.ring()
    stoodStill = stalled()
  })
  return { well: () => !givenUp, stalled, flowing: () => true }
}

/** Whether the first picture, or sound, comes in time. */
function plays(life: Scope, element: HTMLVideoElement, broken: () => boolean): Promise<boolean> {
  const turn = createScope(life)
  return new Promise((resolve) => {
    turn.onEnd(() => resolve(false))
    after(turn, FIRST_MS, () => turn.end())
    every(turn, POLL_MS, () => {
      if (broken()) turn.end()
      if (element.currentTime === 0) return
      resolve(true)
      turn.end()
    })
  })
}

/** What the player lags behind the newest picture it makes up by jumping: a decoder that slept does not stay late. */
function chase(life: Scope, element: HTMLVideoElement) {
  every(life, POLL_MS, () => {
    const { buffered } = element
    if (buffered.length === 0) return
    const behindS = buffered.end(buffered.length - 1) - element.currentTime
    element.playbackRate = behindS > HURRY_S ? HURRY_RATE : 1
    if (behindS > JUMP_S) element.currentTime += behindS - KEEP_S
  })
}

/** A chunk of its own, fetched at the first need. */
const loadMpegts = () => import('mpegts.js').then(({ default: mpegts }) => {
  mpegts.LoggingControl.enableAll = false
  return mpegts
}, () => null)

const LOW_DELAY = { enableWorker: false, enableStashBuffer: false, lazyLoad: false, autoCleanupSourceBuffer: true, autoCleanupMaxBackwardDuration: 20, autoCleanupMinBackwardDuration: 10 }
const FIRST_MS = 8_000
const POLL_MS = 100
const LOOK_MS = 1_000
const STALL_MS = 1_500
/** WebRTC is better by far; so often it is tried again. */
const BETTER_MS = 15_000
const HURRY_S = 0.25
const HURRY_RATE = 1.15
const JUMP_S = 1.2
const KEEP_S = 0.2
