import { failure, type Result } from '#shared/kernel/result'
import type { FailureCode } from '#shared/protocol/failures'
import type { Ephemeral, RoomCommand } from '#shared/room/commands'
import { memberOf, type MemberId } from '#shared/room/state'
import type { Bus } from '../bus/contract.ts'
import { isToldOf } from '../rooms/crowd.ts'
import { decide } from '../rooms/decide.ts'
import { passing } from '../rooms/duties/law.ts'
import type { Room } from '../rooms/room.ts'
import type { OpenRoom } from '../rooms/rooms.ts'

/** A member's conversation with a room, after the door. */
export interface Visit {
  /** A sign of life. */
  seen(): void
  command(id: number, command: RoomCommand): Promise<Result<void, FailureCode>>
  ephemeral(data: Ephemeral): void
}

/** Supplied by `enter-room.ts`. */
export interface VisitNeeds {
  readonly bus: Bus
  readonly random: () => number
}

/** The verbs of a member who is in. `clientId` names the running program, so that its command ids are unique. */
export function createVisit({ bus, random }: VisitNeeds, { room, presence }: OpenRoom, member: MemberId, clientId: string): Visit {
  return {
    seen: () => presence.seen(member),
    ephemeral(data) {
      // What only matters while one is seen: nobody sees a crowd's members.
      if (data.type !== 'law' && isUnseen(room, member)) return
      const to = data.type === 'law' ? passing(room.current.room, room.scenario.law, member, data.data) : undefined
      if (to === undefined || to === 'everybody') bus.publish(room.id, { kind: 'ephemeral', from: member, data })
      else if (to.length > 0) bus.publish(room.id, { kind: 'ephemeral', from: member, data, to })
    },
    command: (id, command) => room.change((state, now) => {
      const asking = memberOf(state, member)
      if (asking === undefined) return failure('member/not-found')
      return decide({ room: state, member: asking, scenario: room.scenario, now, random, vendorMedia: room.vendorMedia }, command)
    }, { client: clientId, id }),
  }
}

function isUnseen({ scenario, current }: Pick<Room, 'scenario' | 'current'>, id: MemberId): boolean {
  if (scenario.crowd !== true) return false
  const member = memberOf(current.room, id)
  return member === undefined || !isToldOf(member, scenario)
}
