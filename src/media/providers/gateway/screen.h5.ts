import type { Result } from '#shared/kernel/result'
import { success } from '#shared/kernel/result'
import { createScope } from '#shared/kernel/scope'
import type { Scope } from '#shared/kernel/scope'
import type { FailureCode } from '#shared/protocol/failures'
import type { MediaNeeds, ScreenState } from '../../contract'
import { SCREEN, SCREEN_KBPS } from '../../devices/constraints'
import { captureScreen } from '../../devices/screen-capture'
import type { ScreenCapture } from '../../devices/screen-capture'
import { createGate } from '../../gate'
import { keepAlive } from '../../keep-alive'
import type { Line, LineState } from '../../keep-alive'
import { createSilence } from '../../sound/silence'
import { isFinal } from './failure'
import type { Flows } from './health'
import type { PeerFailure } from './peer'
import { connectWhip } from './whip'
import type { WhipConnection } from './whip'

interface ScreenNeeds {
  readonly media: MediaNeeds
  readonly audioContext: () => AudioContext | null
  readonly random: () => number
  told(state: ScreenState): void
}

/** The own screen as a stream of its own. */
export interface ScreenShare {
  /** Resolves when the person has chosen. Nothing happens while one is shared already. */
  start(): Promise<void>
  stop(): void
  rebuild(): void
  poke(): void
  readonly flows: () => Flows | null
}

/** One that goes on. */
interface Share {
  readonly life: Scope
  line: Line | null
  held: WhipConnection | null
}

/** Ends with the visit. */
export function createScreenShare(visit: Scope, needs: ScreenNeeds): ScreenShare {
  let now: Share | null = null
  const end = (last: ScreenState) => {
    now?.life.end()
    now = null
    needs.told(last)
  }
  return {
    async start() {
      if (now !== null || visit.ended) return
      const share: Share = { life: createScope(visit), line: null, held: null }
      now = share
      needs.told({ phase: 'starting' })
      const captured = await captureScreen(share.life, () => end(IDLE))
      if (share.life.ended) return
      if (!captured.ok) return end({ phase: 'failed', why: captured.failure })
      send(share, captured.value, needs, end)
    },
    stop: () => end(IDLE),
    rebuild: () => now?.line?.rebuild(),
    poke: () => now?.line?.poke(),
    flows: () => now?.held?.flows() ?? null,
  }
}

function send(share: Share, { picture, sound }: ScreenCapture, { media, audioContext, random, told }: ScreenNeeds, end: (last: ScreenState) => void): void {
  const silence = createSilence(audioContext)
  const upstream = { sound: sound ?? silence.track(), picture }
  share.life.onEnd(silence.stop)
  share.line = keepAlive<WhipConnection, PeerFailure>(share.life, {
    gate: createGate(1),
    random,
    final: isFinal,
    async connect(life, ring) {
      const address = media.publishAddress('screen').then((reply): Result<string, FailureCode> => (reply.ok ? success(reply.value.whip) : reply))
      const made = await connectWhip(life, { address, upstream: () => upstream, maxKbps: SCREEN_KBPS, fps: SCREEN.fps, small: false, ring })
      media.note({ at: Date.now(), what: made.ok ? 'screen:live' : `screen:${made.failure}` })
      return made
    },
    told(line) {
      share.held = line.held
      const state = screenStateOf(line)
      if (state.phase === 'failed') end(state)
      else told(state)
    },
  })
}

function screenStateOf({ held, attempt, why }: LineState<WhipConnection, PeerFailure>): ScreenState {
  if (held?.well()) return { phase: 'live', weak: held.weak(), via: 'webrtc' }
  if (why !== null && isFinal(why)) return { phase: 'failed', why }
  return attempt > 0 || held ? { phase: 'waiting', attempt: Math.max(1, attempt) } : { phase: 'starting' }
}

const IDLE: ScreenState = { phase: 'idle' }
