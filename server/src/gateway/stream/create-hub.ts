import { failure, success } from '#shared/kernel/result'
import type { Result } from '#shared/kernel/result'
import { createScope } from '#shared/kernel/scope'
import type { Scope } from '#shared/kernel/scope'
import type { FailureCode } from '#shared/protocol/failures'
import type { LiveStream } from '../control/messages.ts'
import type { Counters } from './counters.ts'
import { createGates } from './gates.ts'
import type { Grant } from './grant.ts'
import type { FrameHub } from './hub.ts'
import type { PacketHub } from './packets.ts'
import type { SoundConverter } from './sound.ts'
import { createStream } from './stream.ts'
import type { Stream } from './stream.ts'

interface Needs {
  readonly sound: SoundConverter
  readonly counters: Counters
  /** Monotonic, in ms. */
  readonly now: () => number
  readonly unixNow: () => number
  readonly limits: { readonly streams: number }
  /** A grant may be taken back after its connection was allowed. */
  readonly isVoid: (grant: Grant) => boolean
}

/** What happens to the streams of a gateway. */
export type StreamNews =
  | { readonly type: 'started'; readonly live: LiveStream }
  | { readonly type: 'ended'; readonly room: string; readonly stream: string }

/** All streams of a gateway. */
export interface Hub extends FrameHub, PacketHub {
  live(): readonly LiveStream[]
  streams(): readonly Stream[]
  /** Closes the connections of the room whose grants are void by now. */
  dismissVoid(room: string): void
  endRoom(room: string): void
  gate(stream: string, audio: boolean, video: boolean): void
  requestKeyframe(stream: string): void
  /** Tells what happens from now on, until the scope ends. */
  listen(listener: (news: StreamNews) => void, scope: Scope): void
}

/** A hub without streams. */
export function createHub(needs: Needs, scope: Scope): Hub {
  const streams = new Map<string, { readonly stream: Stream; readonly life: Scope }>()
  const gates = createGates()
  const listeners = new Set<(news: StreamNews) => void>()
  const tell = (news: StreamNews): void => listeners.forEach((listener) => listener(news))
  const found = (id: string): Stream | undefined => streams.get(id)?.stream
  const occupied = (id: string): Stream | undefined => (found(id)?.occupied === true ? found(id) : undefined)
  const all = (): readonly Stream[] => [...streams.values()].map(({ stream }) => stream)
  const streamNeeds = {
    ...needs,
    onStarted(id: string) {
      const live = found(id)?.live()
      if (live) tell({ type: 'started', live })
    },
    onEnded: (id: string) => tell({ type: 'ended', room: found(id)?.room ?? '', stream: id }),
    onDeserted(id: string) {
      streams.get(id)?.life.end()
      streams.delete(id)
    },
  }
  const opened = (grant: Grant): Result<Stream, FailureCode> => {
    const { stream: id, room } = grant
    if (needs.isVoid(grant)) return failure('media/token-revoked')
    const known = found(id)
    if (known !== undefined) return known.room === room ? success(known) : failure('media/token-mismatch')
    if (streams.size >= needs.limits.streams) return failure('media/limit')
    const life = createScope(scope)
    const stream = createStream(id, room, gates.of(id), streamNeeds, life)
    streams.set(id, { stream, life })
    return success(stream)
  }
  const watched = (grant: Grant): Result<Stream, FailureCode> => {
    const stream = occupied(grant.stream)
    if (stream === undefined) return failure('stream/not-found')
    if (needs.isVoid(grant)) return failure('media/token-revoked')
    return stream.room === grant.room ? success(stream) : failure('media/token-mismatch')
  }
  return {
    isLive: (id) => occupied(id) !== undefined,
    publishPackets: (grant, source) => map(opened(grant), (stream) => stream.publishPackets(grant, source)),
    publishFrames: (grant, onReplaced) => map(opened(grant), (stream) => stream.publishFrames(grant, onReplaced)),
    readPackets: (grant, reader) => map(watched(grant), (stream) => stream.readPackets(grant, reader)),
    readFrames: (grant, reader) => map(watched(grant), (stream) => stream.readFrames(grant, reader)),
    live: () => all().flatMap((stream) => stream.live() ?? []),
    streams: all,
    dismissVoid(room) {
      for (const stream of all()) if (stream.room === room) stream.dismiss(needs.isVoid, 'media/token-revoked')
    },
    endRoom(room) {
      for (const stream of all()) if (stream.room === room) stream.dismiss(() => true, 'room/ended')
      gates.forgetRoom(room)
    },
    gate(id, audio, video) {
      gates.set(id, { audio, video })
      found(id)?.setGate({ audio, video })
    },
    requestKeyframe: (id) => found(id)?.requestKeyframe(),
    listen(listener, until) {
      listeners.add(listener)
      until.onEnd(() => listeners.delete(listener))
    },
  }
}

function map<From, To, Failure>(result: Result<From, Failure>, change: (value: From) => To): Result<To, Failure> {
  return result.ok ? success(change(result.value)) : result
}
