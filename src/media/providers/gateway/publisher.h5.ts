import type { Result } from '#shared/kernel/result'
import { success } from '#shared/kernel/result'
import { createScope } from '#shared/kernel/scope'
import type { Scope } from '#shared/kernel/scope'
import type { FailureCode } from '#shared/protocol/failures'
import type { StreamSource } from '#shared/room/state'
import type { MediaNeeds, PublisherState } from '../../contract'
import { PICTURE } from '../../devices/constraints'
import type { LocalMedia } from '../../devices/local-media'
import { trackOf } from '../../devices/local-tracks'
import { createSilence } from '../../sound/silence'
import type { Gate } from '../../gate'
import { isFinal, mediaFailureOf } from './failure'
import type { Flows } from './health'
import { keepAlive } from '../../keep-alive'
import type { Line, LineState } from '../../keep-alive'
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
  const upstream = createUpstream(needs)
  let wanted: Wanted | null = null
  let life = createScope(visit)
  let line: Line | null = null
  let held: WhipConnection | null = null

  const told = (state: LineState<WhipConnection, PeerFailure>) => {
    held = state.held
    needs.told(publisherStateOf(state))
  }
  const begin = () => {
    if (line !== null || wanted === null || visit.ended || !hasSomething(needs.local)) return
    const sending = wanted
    life = createScope(visit)
    line = keepAlive(life, { gate: needs.gate, random: needs.random, told, final: isFinal, connect: (tryLife, ring) => connect(tryLife, ring, sending, upstream.now, needs) })
  }
  const stop = () => {
    life.end()
    ;[wanted, line, held] = [null, null, null]
    upstream.stop()
    needs.told({ phase: 'idle' })
  }
  visit.onEnd(needs.local.store.subscribe(() => {
    begin()
    held?.send(upstream.now())
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

interface Wanted {
  readonly source: StreamSource
  readonly maxKbps: number
}

async function connect(life: Scope, ring: () => void, { source, maxKbps }: Wanted, upstream: () => Upstream, { media }: PublisherNeeds) {
  const address = media.publishAddress(source).then((reply): Result<string, FailureCode> => (reply.ok ? success(reply.value.whip) : reply))
  const made = await connectWhip(life, { address, upstream, maxKbps, fps: PICTURE.fps, small: true, ring })
  media.note({ at: Date.now(), what: made.ok ? 'publish:live' : `publish:${made.failure}` })
  return made
}

/** The tracks that go up now; silence where no microphone is open. */
function createUpstream({ local, audioContext }: PublisherNeeds) {
  const silence = createSilence(audioContext)
  return {
    now(): Upstream {
      const { microphone, camera } = local.store.getState()
      return { sound: trackOf(microphone) ?? silence.track(), picture: trackOf(camera) }
    },
    stop: silence.stop,
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
