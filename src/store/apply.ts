import { impossible } from '#shared/kernel/impossible'
import type { Ephemeral } from '#shared/room/commands'
import type { LoggedEvent } from '#shared/room/events'
import { reduce } from '#shared/room/reduce'
import type { MemberId, RoomState } from '#shared/room/state'
import type { LawReducer } from '#shared/scenario/law'
import type { LinkState } from '../signaling/contract'
import type { LiveState } from './state'

/** The state at a snapshot: a first arrival, or a return that keeps what belongs to this device. */
export function arrived(room: RoomState, you: MemberId, before: LiveState | null): LiveState {
  const lastSeq = room.chat.at(-1)?.seq ?? 0
  if (before) return keepPresent(withRecorded({ ...before, room, you }, before))
  // What was said before one came is history, not news.
  return { phase: 'live', room, you, link: { link: 'online' }, clockOffsetMs: 0, quality: {}, levels: {}, readUpTo: lastSeq, recorded: null, notices: [] }
}

/** The state after one more event of the room. */
export function withEvent(live: LiveState, logged: LoggedEvent, law: LawReducer): LiveState {
  const next = withRecorded({ ...live, room: reduce(live.room, logged, law) }, live)
  const { event } = logged
  if (event.type === 'clip.made') return { ...next, recorded: event.id }
  if (event.type === 'member.left') return keepPresent(next)
  if (event.type === 'member.presence' && event.presence !== 'here') return withLevel(next, event.id, 0)
  if (event.type === 'member.media' && event.microphone === 'off') return withLevel(next, event.id, 0)
  return next
}

/** The state after something that is true only now. */
export function withEphemeral(live: LiveState, from: MemberId, data: Exclude<Ephemeral, { readonly type: 'law' }>): LiveState {
  switch (data.type) {
    case 'quality':
      return { ...live, quality: { ...live.quality, [from]: { up: data.up, down: data.down, rttMs: data.rttMs } } }
    case 'level':
      return withLevel(live, from, data.level)
    default:
      return impossible(data)
  }
}

/** How loud a member is; silent ones are left out. */
export function withLevel(live: LiveState, id: MemberId, level: number): LiveState {
  if ((live.levels[id] ?? 0) === level) return live
  const { [id]: _before, ...others } = live.levels
  return { ...live, levels: level > 0 ? { ...others, [id]: level } : others }
}

/** The state with another link; nobody is heard through a link that is down. */
export const withLink = (live: LiveState, link: LinkState): LiveState => ({ ...live, link, levels: link.link === 'online' ? live.levels : {} })

/** A recording that was there before and is no more can be watched. */
function withRecorded(live: LiveState, { room }: LiveState): LiveState {
  const last = room.recording?.id
  return last === undefined || last === live.room.recording?.id ? live : { ...live, recorded: last }
}

function keepPresent(live: LiveState): LiveState {
  const present = new Set(live.room.members.map(({ id }) => id))
  return { ...live, levels: only(live.levels, present), quality: only(live.quality, present) }
}

function only<Value>(record: Readonly<Record<MemberId, Value>>, ids: ReadonlySet<MemberId>): Readonly<Record<MemberId, Value>> {
  return Object.fromEntries(Object.entries(record).filter(([id]) => ids.has(id)))
}
