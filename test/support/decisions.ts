import type { RoomCommand } from '#shared/room/commands'
import type { RoomEvent } from '#shared/room/events'
import { memberOf } from '#shared/room/state'
import { decide } from '../../server/src/rooms/decide'
import type { OpenRoom } from '../../server/src/rooms/rooms'

/** What the room makes of a member's command now, without doing it. */
export function askedIn({ room: { current, scenario } }: OpenRoom, by: string, command: RoomCommand, vendorMedia = false): readonly RoomEvent[] | string {
  const member = memberOf(current.room, by)
  if (member === undefined) throw new Error(`${by} is not in`)
  const decided = decide({ room: current.room, member, scenario, now: 1_000, random: () => 0.5, vendorMedia }, command)
  return decided.ok ? decided.value : decided.failure
}

/** Does a member's command, which must be allowed. */
export async function doneIn(open: OpenRoom, by: string, command: RoomCommand): Promise<void> {
  const outcome = await open.room.change((room) => {
    const member = memberOf(room, by)
    return member === undefined ? { ok: false, failure: 'member/not-found' } : decide({ room, member, scenario: open.room.scenario, now: 1_000, random: () => 0.5, vendorMedia: false }, command)
  })
  expect(outcome).toEqual({ ok: true, value: undefined })
}
