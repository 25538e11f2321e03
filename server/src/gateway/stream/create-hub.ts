import type { Result } from '#shared/kernel/result'
import { success } from '#shared/kernel/result'
import type { Scope } from '#shared/kernel/scope'
import type { LiveStream } from '../control/messages.ts'
import { createGates } from './gates.ts'
import type { Grant } from './grant.ts'
import type { FrameHub } from './hub.ts'
import type { PacketHub } from './packets.ts'
import type { StreamNeeds } from './parts.ts'
import { createShelf } from './shelf.ts'
import type { HubLimits, StreamNews } from './shelf.ts'
import type { Stream } from './stream.ts'

interface Needs extends Pick<StreamNeeds, 'sound' | 'counters' | 'now' | 'unixNow'> {
  readonly limits: HubLimits
  /** A grant may be taken back after its connection was allowed. */
  readonly isVoid: (grant: Grant) => boolean
}

/** All streams of a gateway. */
export interface Hub extends FrameHub, PacketHub {
  live(): readonly LiveStream[]
  streams(): readonly Stream[]
  /** Closes the connections of the room whose grants are void by now. */
  dismissVoid(room: string): void
  endRoom(room: string): void
  gate(stream: string, audio: boolean, video: boolean): void
  requestKeyframe(stream: string): void
  /** Milliseconds since 1970 at the stream's time 0, or null if there is no such stream. */
  unixAtZero(stream: string): number | null
  /** Tells what happens from now on, until the scope ends. */
  listen(listener: (news: StreamNews) => void, scope: Scope): void
}

/** A hub without streams. */
export function createHub(needs: Needs, scope: Scope): Hub {
  const gates = createGates()
  const listeners = new Set<(news: StreamNews) => void>()
  const shelf = createShelf({ ...needs, gates, tell: (news) => listeners.forEach((listener) => listener(news)) }, scope)
  const inRoom = (room: string): readonly Stream[] => shelf.all().filter((stream) => stream.room === room)
  return {
    isLive: (id) => shelf.find(id)?.occupied === true,
    publishPackets: (grant, source) => map(shelf.toPublish(grant), (stream) => stream.publishPackets(grant, source)),
    publishFrames: (grant, onReplaced) => map(shelf.toPublish(grant), (stream) => stream.publishFrames(grant, onReplaced)),
    readPackets: (grant, reader, layer) => map(shelf.toWatch(grant), (stream) => stream.readPackets(grant, reader, layer)),
    readFrames: (grant, reader) => map(shelf.toWatch(grant), (stream) => stream.readFrames(grant, reader)),
    live: () => shelf.all().flatMap((stream) => stream.live() ?? []),
    streams: shelf.all,
    dismissVoid(room) {
      for (const stream of inRoom(room)) stream.dismiss(needs.isVoid, 'media/token-revoked')
    },
    endRoom(room) {
      for (const stream of inRoom(room)) stream.dismiss(() => true, 'room/ended')
      gates.forgetRoom(room)
    },
    gate(id, audio, video) {
      gates.set(id, { audio, video })
      shelf.find(id)?.setGate({ audio, video })
    },
    requestKeyframe: (id) => shelf.find(id)?.requestKeyframe(),
    unixAtZero: (id) => shelf.find(id)?.unixAtZero ?? null,
    listen(listener, until) {
      listeners.add(listener)
      until.onEnd(() => listeners.delete(listener))
    },
  }
}

function map<From, To, Failure>(result: Result<From, Failure>, change: (value: From) => To): Result<To, Failure> {
  return result.ok ? success(change(result.value)) : result
}
