import { createScope } from '#shared/kernel/scope'
import type { Scope } from '#shared/kernel/scope'
import type { FailureCode } from '#shared/protocol/failures'
import { mixStreamOf } from '#shared/room/state'
import type { LiveStream } from '../control/messages.ts'
import { createAudience } from './audience.ts'
import { beginFrames } from './begin-frames.ts'
import { beginPackets } from './begin-packets.ts'
import { expel, isTold } from './change-source.ts'
import { createFrameTap } from './frame-tap.ts'
import type { FramePublisher, FrameReader } from './frames.ts'
import type { Grant } from './grant.ts'
import { createKeyframeRequest } from './keyframe-request.ts'
import { describe } from './live-stream.ts'
import type { Layer, PacketPublisher, PacketReader, PacketSource, PacketViewing } from './packets.ts'
import type { Carries, StreamNeeds, StreamParts } from './parts.ts'
import { createSmallLayer } from './small-layer.ts'
import { createTrack } from './track.ts'
import { createVoice } from './voice.ts'
import { readFrames, readPackets } from './watch.ts'

/** A named place where one publisher sends and many watch; publishers may change, the watching goes on. */
export interface Stream {
  readonly id: string
  readonly room: string
  /** Milliseconds since 1970 at the stream's time 0. */
  readonly unixAtZero: number
  /** A publisher is there. */
  readonly occupied: boolean
  readonly viewers: number
  readonly readers: number
  /** Viewers of the small picture. */
  readonly small: number
  /** What is told of it, once it carries something. */
  live(): LiveStream | null
  publishPackets(grant: Grant, connection: PacketSource): PacketPublisher
  publishFrames(grant: Grant, close: (why: FailureCode) => void): FramePublisher
  readPackets(grant: Grant, reader: PacketReader, layer?: Layer): PacketViewing
  readFrames(grant: Grant, reader: FrameReader): () => void
  /** Which kinds are let through. */
  setGate(gate: Carries): void
  requestKeyframe(): void
  /** Closes the connections whose grant matches. */
  dismiss(matches: (grant: Grant) => boolean, why: FailureCode): void
}

/** A stream of a room, without a publisher; it lasts until its scope ends. */
export function createStream(id: string, room: string, gate: Carries, needs: StreamNeeds, parent: Scope): Stream {
  const parts = createParts(id, gate, needs, createScope(parent))
  const { state, audience } = parts
  return {
    id,
    room,
    unixAtZero: parts.bornUnixMs,
    get occupied() {
      return state.source.phase !== 'none'
    },
    get viewers() {
      return audience.viewers
    },
    get readers() {
      return audience.frames.count
    },
    get small() {
      return audience.small
    },
    // A mix is nobody's stream: whoever ordered it knows of it.
    live: () => (state.source.phase !== 'none' && isTold(parts) && id !== mixStreamOf(room) ? describe(id, room, state.source, state.carries) : null),
    publishPackets: (grant, connection) => beginPackets(parts, grant, connection),
    publishFrames: (grant, close) => beginFrames(parts, grant, close),
    readPackets: (grant, reader, layer) => readPackets(parts, grant, reader, layer),
    readFrames: (grant, reader) => readFrames(parts, grant, reader),
    setGate: (next) => setGate(parts, next),
    requestKeyframe: () => parts.askKeyframe(),
    dismiss(matches, why) {
      audience.dismiss(matches, why)
      parts.tap.set(state.source.phase === 'packets' && audience.frames.count > 0)
      if (state.source.phase !== 'none' && matches(state.source.grant)) expel(parts, why)
    },
  }
}

function createParts(id: string, gate: Carries, needs: StreamNeeds, scope: Scope): StreamParts {
  const bornAt = needs.now()
  const now = (): number => needs.now() - bornAt
  const tracks = { video: createTrack('video', now), audio: createTrack('audio', now), small: createTrack('small', now) }
  const state: StreamParts['state'] = { source: { phase: 'none', wait: createScope(scope) }, carries: { video: false, audio: false }, gate }
  const audience = createAudience(tracks, now, scope)
  const small = createSmallLayer(now, audience.tellSmall)
  const voice = createVoice({ stream: id, sound: tracks.audio, audience, loudest: needs.loudest, now })
  const ask = (layer: Layer) => (): void => {
    if (state.source.phase !== 'packets') return
    needs.counters.keyframeRequestsOut += 1
    state.source.connection.requestKeyframe(layer)
  }
  const requests = { big: createKeyframeRequest(ask('big'), needs.now, scope), small: createKeyframeRequest(ask('small'), needs.now, scope) }
  const askKeyframe = (layer: Layer = 'big'): void => requests[layer]()
  const tap = createFrameTap({ tracks, sound: needs.sound, now, onFrame: audience.frames.write, onOpus: audience.frames.writeOpus, wantsAac: () => audience.frames.wantsAac, onClosed: audience.frames.restart, askKeyframe }, scope)
  return { id, needs, scope, now, bornUnixMs: needs.unixNow(), tracks, small, voice, audience, tap, askKeyframe, state }
}

/** Packets that were held back leave no gap: numbers go on where they stopped. */
function setGate({ state, tracks, small, audience, tap, askKeyframe }: StreamParts, gate: Carries): void {
  const before = state.gate
  state.gate = gate
  if (before.audio !== gate.audio) tracks.audio.renumber()
  if (before.video === gate.video) return
  tracks.video.renumber()
  tracks.small.renumber()
  small.gone()
  audience.restart()
  tap.restart()
  askKeyframe()
}
