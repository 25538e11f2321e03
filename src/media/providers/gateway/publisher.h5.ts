import type { Result } from '#shared/kernel/result'
import { success } from '#shared/kernel/result'
import { createScope } from '#shared/kernel/scope'
import type { Scope } from '#shared/kernel/scope'
import type { FailureCode } from '#shared/protocol/failures'
import type { StreamSource } from '#shared/room/state'
import type { MediaNeeds, PublisherState } from '../../contract'
import type { LocalMedia } from '../../devices/local-media'
import { trackOf } from '../../devices/local-tracks'
import { silentTrack } from '../../sound/audio-context'
import type { Gate } from '../../gate'
import { isFinal, mediaFailureOf } from './failure'
import type { Flows } from './health'
import { keepAlive } from './keep-alive'
import type { Line, LineState } from './keep-alive'
import type { PeerFailure } from './peer'
import { connectWhip } from './whip'
import type { Upstream, WhipConnection } from './whip'

export interface PublisherNeeds {
  readonly media: MediaNeeds
  readonly local: LocalMedia
  readonly gate: Gate
  readonly audioContext: () => AudioContext | null
  readonly random: () => number
  told(state: PublisherState): void
}

/** Sends the local tracks as one stream, as long as it is wanted. */
export interface Publisher {
  /** Begins with the first device that is on; another source begins anew. `maxKbps` is the picture's. */
  start(source: StreamSource, maxKbps: number): void
  stop(): void
  rebuild(): void
  poke(): void
  readonly flows: () => Flows | null
  loudness(): Promise<number>
}

/** Ends with the visit. */
export function createPublisher(visit: Scope, needs: PublisherNeeds): Publisher {
  let wanted: { readonly source: StreamSource; readonly maxKbps: number } | null = null
  let life = createScope(visit)
  let line: Line | null = null
  let held: WhipConnection | null = null
  let silence: MediaStreamTrack | null = null

  const upstream = (): Upstream => {
    const { microphone, camera } = needs.local.store.getState()
    const sound = trackOf(microphone)
    // Players of RTMP and FLV take a stream without any packet for a dead one.
    if (sound === null) silence ??= silenceOf(needs.audioContext())
    return { sound: sound ?? silence, picture: trackOf(camera) }
  }
  const connect = async (source: StreamSource, maxKbps: number, tryLife: Scope, ring: () => void) => {
    const address = needs.media.publishAddress(source).then((reply): Result<string, FailureCode> => (reply.ok ? success(reply.value.whip) : reply))
    const made = await connectWhip(tryLife, { address, upstream, maxKbps, ring })
    needs.media.note({ at: Date.now(), what: made.ok ? 'publish:live' : `publish:${made.failure}` })
    return made
  }
  const told = (state: LineState<WhipConnection, PeerFailure>) => {
    held = state.held
    needs.told(publisherStateOf(state))
  }
  const begin = () => {
    if (line !== null || wanted === null || visit.ended || !hasSomething(needs.local)) return
    const { source, maxKbps } = wanted
    life = createScope(visit)
    line = keepAlive(life, { gate: needs.gate, random: needs.random, told, final: isFinal, connect: (tryLife, ring) => connect(source, maxKbps, tryLife, ring) })
  }
  const stop = () => {
    wanted = null
    life.end()
    ;[line, held] = [null, null]
    silence?.stop()
    silence = null
    needs.told({ phase: 'idle' })
  }
  visit.onEnd(needs.local.store.subscribe(() => {
    begin()
    held?.send(upstream())
  }))
  return {
    start(source, maxKbps) {
      if (wanted !== null && wanted.source !== source) stop()
      wanted = { source, maxKbps }
      begin()
    },
    stop,
    rebuild: () => line?.rebuild(),
    poke: () => line?.poke(),
    flows: () => held?.flows() ?? null,
    loudness: async () => (await held?.loudness()) ?? 0,
  }
}

function publisherStateOf({ held, attempt, why }: LineState<WhipConnection, PeerFailure>): PublisherState {
  if (held?.well()) return { phase: 'live', weak: held.weak(), via: 'webrtc' }
  if (why !== null && isFinal(why)) return { phase: 'failed', why: mediaFailureOf(why) }
  return attempt > 0 || held ? { phase: 'waiting', attempt: Math.max(1, attempt) } : { phase: 'starting' }
}

const hasSomething = ({ store }: LocalMedia): boolean => {
  const { microphone, camera } = store.getState()
  return microphone.state === 'on' || camera.state === 'on'
}

const silenceOf = (context: AudioContext | null): MediaStreamTrack | null => (context ? silentTrack(context) : null)
