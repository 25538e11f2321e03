import { AWAY_AFTER_MS, SEAT_KEPT_MS } from '#shared/protocol/version'
import { success } from '#shared/kernel/result'
import type { RoomEvent } from '#shared/room/events'
import { memberOf, type Member, type MemberId, type RoomState } from '#shared/room/state'
import type { Room } from './room.ts'

/** When each member of a room was last heard of. */
export interface Presence {
  /** A sign of life: whatever the member sent. */
  seen(member: MemberId): void
  /** Shows the silent as away, and lets go who was silent for too long. */
  sweep(): Promise<void>
}

/** Watches over a room's members. Who was in when the watch began counts as seen then: a restart takes nobody's seat. */
export function watchPresence(room: Room, now: () => number): Presence {
  const beganAt = now()
  const lastSeen = new Map<MemberId, number>()
  const silenceOf = (member: Member, at: number) => at - Math.max(lastSeen.get(member.id) ?? beganAt, member.joinedAt)

  return {
    seen(member) {
      lastSeen.set(member, now())
      if (memberOf(room.current.room, member)?.presence !== 'away') return
      void room.change((state) => success(returned(state, member)))
    },
    async sweep() {
      const state = room.current.room
      for (const id of lastSeen.keys()) if (memberOf(state, id) === undefined) lastSeen.delete(id)
      if (silences(state, (member) => silenceOf(member, now())).length === 0) return
      await room.change((later, at) => success(silences(later, (member) => silenceOf(member, at))))
    },
  }
}

function returned(room: RoomState, id: MemberId): readonly RoomEvent[] {
  return memberOf(room, id)?.presence === 'away' ? [{ type: 'member.presence', id, presence: 'here' }] : []
}

/** What the members' silence, in ms, changes. A phone call or the background is no absence until the seat is lost. */
export function silences(room: RoomState, silenceOf: (member: Member) => number): readonly RoomEvent[] {
  if (room.life.phase === 'ended') return []
  return room.members.flatMap((member): readonly RoomEvent[] => {
    const silence = silenceOf(member)
    if (silence >= SEAT_KEPT_MS) return [{ type: 'member.left', id: member.id, why: 'lost' }]
    if (silence >= AWAY_AFTER_MS && member.presence === 'here') return [{ type: 'member.presence', id: member.id, presence: 'away' }]
    return []
  })
}
