import { failure, success } from '#shared/kernel/result'
import type { Result } from '#shared/kernel/result'
import { createScope } from '#shared/kernel/scope'
import type { Scope } from '#shared/kernel/scope'
import type { FailureCode } from '#shared/protocol/failures'
import { mixStreamOf } from '#shared/room/state'
import type { LiveStream } from '../control/messages.ts'
import type { Gates } from './gates.ts'
import type { Grant } from './grant.ts'
import { createLoudest } from './loudest.ts'
import type { Loudest } from './loudest.ts'
import type { StreamNeeds } from './parts.ts'
import { createStream } from './stream.ts'
import type { Stream } from './stream.ts'

/** What happens to the streams of a gateway. */
export type StreamNews =
  | { readonly type: 'started'; readonly live: LiveStream }
  | { readonly type: 'ended'; readonly room: string; readonly stream: string }
  /** The room's mix has its first frames; it is told to nobody outside. */
  | { readonly type: 'mixed'; readonly room: string }

interface Needs extends Pick<StreamNeeds, 'sound' | 'counters' | 'now' | 'unixNow'> {
  readonly limits: HubLimits
  /** A grant may be taken back after its connection was allowed. */
  readonly isVoid: (grant: Grant) => boolean
  readonly gates: Gates
  readonly tell: (news: StreamNews) => void
}

/** How many streams there may be, and how many of a room's are heard at a time; all if it is left out. */
export interface HubLimits {
  readonly streams: number
  readonly loudest?: number | undefined
}

/** Where the streams of a gateway stand, from their first publisher until their last viewer gave up. */
export interface Shelf {
  find(id: string): Stream | undefined
  all(): readonly Stream[]
  /** The stream to publish into, made if need be. */
  toPublish(grant: Grant): Result<Stream, FailureCode>
  /** The stream to watch: somebody must publish it. */
  toWatch(grant: Grant): Result<Stream, FailureCode>
}

/** An empty shelf. */
export function createShelf(needs: Needs, scope: Scope): Shelf {
  const streams = new Map<string, { readonly stream: Stream; readonly life: Scope }>()
  const find = (id: string): Stream | undefined => streams.get(id)?.stream
  const rooms = createRooms(needs)
  const streamNeeds: Omit<StreamNeeds, 'loudest'> = {
    ...needs,
    onStarted(id) {
      const news = newsOf(find(id))
      if (news !== null) needs.tell(news)
    },
    onEnded: (id) => needs.tell({ type: 'ended', room: find(id)?.room ?? '', stream: id }),
    onDeserted(id) {
      streams.get(id)?.life.end()
      streams.delete(id)
      rooms.keep([...streams.values()].map(({ stream }) => stream.room))
    },
  }
  const make = (id: string, room: string): Stream => {
    const life = createScope(scope)
    // The mix has everybody's sound: it is not one of those who may be the loudest.
    const loudest = id === mixStreamOf(room) ? createLoudest(Infinity, needs.now) : rooms.of(room)
    const stream = createStream(id, room, needs.gates.of(id), { ...streamNeeds, loudest }, life)
    streams.set(id, { stream, life })
    return stream
  }
  return {
    find,
    all: () => [...streams.values()].map(({ stream }) => stream),
    toPublish(grant) {
      const known = find(grant.stream)
      if (known !== undefined) return allowed(known, grant, needs)
      if (needs.isVoid(grant)) return failure('media/token-revoked')
      return streams.size < needs.limits.streams ? success(make(grant.stream, grant.room)) : failure('media/limit')
    },
    toWatch(grant) {
      const known = find(grant.stream)
      return known?.occupied === true ? allowed(known, grant, needs) : failure('stream/not-found')
    },
  }
}

function newsOf(stream: Stream | undefined): StreamNews | null {
  const live = stream?.live()
  if (live) return { type: 'started', live }
  return stream !== undefined && stream.id === mixStreamOf(stream.room) ? { type: 'mixed', room: stream.room } : null
}

/** Who is heard, in each room that has streams. */
function createRooms({ limits, now }: Pick<Needs, 'limits' | 'now'>): { of(room: string): Loudest; keep(rooms: readonly string[]): void } {
  const known = new Map<string, Loudest>()
  return {
    of(room) {
      const loudest = known.get(room) ?? createLoudest(limits.loudest ?? Infinity, now)
      known.set(room, loudest)
      return loudest
    },
    keep(rooms) {
      for (const room of known.keys()) if (!rooms.includes(room)) known.delete(room)
    },
  }
}

function allowed(stream: Stream, grant: Grant, { isVoid }: Needs): Result<Stream, FailureCode> {
  if (stream.room !== grant.room) return failure('media/token-mismatch')
  return isVoid(grant) ? failure('media/token-revoked') : success(stream)
}
