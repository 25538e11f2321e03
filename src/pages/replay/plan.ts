import type { RecordedPart, RecordingReply } from '#shared/protocol/http'
import type { MemberId, RecordedSource, StreamId } from '#shared/room/state'

/** A part on the replay's own time line: ms from the recording's start. */
export interface Stretch {
  readonly part: RecordedPart
  readonly from: number
  readonly to: number
}

/** One stream of one person, cut into its parts. */
export interface Reel {
  readonly stream: StreamId
  readonly owner: MemberId
  readonly source: RecordedSource
  /** In order, without overlap; between them the person sent nothing. */
  readonly stretches: readonly Stretch[]
}

/** What of a reel plays at a position. */
export interface Playing {
  readonly stretch: Stretch
  /** Where in the part's own file, seconds. */
  readonly offset: number
}

type Recorded = Pick<RecordingReply, 'startedAt' | 'endedAt' | 'parts' | 'events'>

/** How long a recording is, ms. One that still goes on reaches until now, or as far as anything is known of it. */
export function lengthOf({ startedAt, endedAt, parts, events }: Recorded, now: number): number {
  const known = [...parts.map((part) => part.endedAt ?? part.beganAt), events[events.length - 1]?.at ?? startedAt]
  const end = endedAt ?? known.reduce((latest, at) => Math.max(latest, at), now)
  return Math.max(0, end - startedAt)
}

/** The streams of a recording, in the order in which they first came. */
export function reelsOf({ startedAt, parts, ...recorded }: Recorded, now: number): readonly Reel[] {
  const length = lengthOf({ startedAt, parts, ...recorded }, now)
  const sorted = [...parts].sort((one, other) => one.beganAt - other.beganAt)
  const streams = [...new Set(sorted.map(({ stream }) => stream))]
  return streams.flatMap((stream) => {
    const own = sorted.filter((part) => part.stream === stream)
    const [first] = own
    return first ? [{ stream, owner: first.owner, source: first.source, stretches: stretchesOf(own, startedAt, length) }] : []
  })
}

function stretchesOf(parts: readonly RecordedPart[], startedAt: number, length: number): readonly Stretch[] {
  return parts.flatMap((part, index) => {
    const from = part.beganAt - startedAt
    const next = parts[index + 1]
    // Where clocks disagreed by a moment, the later part has it.
    const latest = next ? next.beganAt - startedAt : Number.POSITIVE_INFINITY
    const to = Math.min(part.endedAt === null ? length : part.endedAt - startedAt, latest)
    return to > from ? [{ part, from, to }] : []
  })
}

/** The part that plays at a position, or null in a gap. */
export function playingAt({ stretches }: Reel, position: number): Playing | null {
  const stretch = stretches.find(({ from, to }) => from <= position && position < to)
  return stretch ? { stretch, offset: (position - stretch.from) / 1_000 } : null
}

/** The part that begins next after a position, or null. */
export const nextAfter = ({ stretches }: Reel, position: number): Stretch | null => stretches.find(({ from }) => from > position) ?? null

/** The part to have open: the one that plays, or one that begins within `leadMs`. */
export function openAt(reel: Reel, position: number, leadMs: number): Stretch | null {
  const next = nextAfter(reel, position)
  return playingAt(reel, position)?.stretch ?? (next && next.from - position <= leadMs ? next : null)
}
