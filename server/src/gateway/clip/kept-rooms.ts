import { createScope, every } from '#shared/kernel/scope'
import type { Scope } from '#shared/kernel/scope'
import type { LiveStream } from '../control/messages.ts'
import type { PartOwner } from '../record/part.ts'
import type { Hub } from '../stream/create-hub.ts'
import { ownGrant } from '../stream/grant.ts'
import type { Kept } from './contract.ts'
import { createRing } from './ring.ts'
import type { Ring } from './ring.ts'

interface Needs {
  readonly hub: Hub
  readonly unixNow: () => number
  /** Back to when a clip that is waited for reaches in a room (Unix, ms); Infinity if none is. */
  readonly neededSince: (room: string) => number
}

/** One stream while it lasts, and afterwards until all of it is too old. */
export interface KeptStream extends PartOwner {
  readonly unixAtZero: number
  readonly ring: Ring
}

/** The last seconds of all streams of some rooms. */
export interface KeptRooms {
  readonly kept: Kept
  keep(room: string, seconds: number): void
  streamsOf(room: string): readonly KeptStream[]
}

interface KeptRoom {
  readonly seconds: number
  readonly life: Scope
  readonly streams: Set<KeptStream>
  /** Ids of those that are being read. */
  readonly read: Set<string>
}

/** Does something to a ring, and counts its bytes. */
type Change = (kept: KeptStream, act: () => void) => void

/** All rings together; beyond it the oldest group of all goes first. */
const MAX_BYTES = 256 * 1024 * 1024
const SWEEP_MS = 1_000

/** No room is kept. */
export function createKeptRooms({ hub, unixNow, neededSince }: Needs, scope: Scope, maxBytes = MAX_BYTES): KeptRooms {
  const rooms = new Map<string, KeptRoom>()
  let bytes = 0
  const change: Change = ({ ring }, act) => {
    const before = ring.bytes
    act()
    bytes += ring.bytes - before
  }
  const forget = (room: string): void => {
    const known = rooms.get(room)
    rooms.delete(room)
    known?.life.end()
    for (const { ring } of known?.streams ?? []) bytes -= ring.bytes
  }
  const attach = (live: LiveStream): void => {
    const room = rooms.get(live.room)
    if (room === undefined || room.read.has(live.stream.id)) return
    read(hub, room, live, unixNow(), (kept, act) => {
      change(kept, act)
      for (let oldest = oldestOf(rooms); bytes > maxBytes && oldest !== null; oldest = oldestOf(rooms)) change(oldest, oldest.ring.dropOldest)
    })
  }
  hub.listen((news) => news.type === 'started' && attach(news.live), scope)
  every(scope, SWEEP_MS, () => {
    for (const [id, room] of rooms) sweep(room, Math.min(unixNow() - room.seconds * 1_000, neededSince(id)), change)
  })
  return {
    get kept() {
      return { streams: [...rooms.values()].reduce((sum, { streams }) => sum + streams.size, 0), bytes }
    },
    keep(room, seconds) {
      if (rooms.get(room)?.seconds === seconds) return
      forget(room)
      if (seconds === 0) return
      rooms.set(room, { seconds, life: createScope(scope), streams: new Set(), read: new Set() })
      for (const live of hub.live()) attach(live)
    },
    streamsOf: (room) => [...(rooms.get(room)?.streams ?? [])],
  }
}

/** What is too old goes; so does a stream that has ended when nothing of it is left. */
function sweep({ streams, read: reading }: KeptRoom, since: number, change: Change): void {
  for (const kept of streams) {
    change(kept, () => kept.ring.trim(since - kept.unixAtZero))
    if (kept.ring.oldestMs === null && !reading.has(kept.stream)) streams.delete(kept)
  }
}

/** Lets a stream's frames into a ring of their own, as long as it lives and the room is kept. */
function read(hub: Hub, { life, streams, read: reading }: KeptRoom, { room, stream: { id, owner, source } }: LiveStream, now: number, change: Change): void {
  const unixAtZero = hub.unixAtZero(id)
  if (unixAtZero === null) return
  const kept: KeptStream = { stream: id, owner, source, unixAtZero, ring: createRing() }
  streams.add(kept)
  reading.add(id)
  const left = hub.readFrames(ownGrant('keeper', { room, stream: id, direction: 'play' }, now), {
    write: (frame) => change(kept, () => kept.ring.write(frame)),
    end() {
      reading.delete(id)
      letGo()
    },
  })
  const letGo = life.onEnd(left.ok ? left.value : () => undefined)
  if (!left.ok) reading.delete(id)
}

/** Of all streams the one whose oldest group is the oldest. */
function oldestOf(rooms: ReadonlyMap<string, KeptRoom>): KeptStream | null {
  let [oldest, oldestAt]: [KeptStream | null, number] = [null, Infinity]
  for (const { streams } of rooms.values()) {
    for (const kept of streams) {
      const at = kept.ring.oldestMs === null ? Infinity : kept.unixAtZero + kept.ring.oldestMs
      if (at < oldestAt) [oldest, oldestAt] = [kept, at]
    }
  }
  return oldest
}
