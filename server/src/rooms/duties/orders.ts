import { impossible } from '#shared/kernel/impossible'
import type { RoomEvent } from '#shared/room/events'
import type { RoomState } from '#shared/room/state'
import type { Law, LawOrder } from '#shared/scenario/law'
import type { Asked, Decision } from '../asked.ts'
import { askClip } from './clips.ts'
import { turnOff } from './media.ts'
import { lowerHand } from './members.ts'
import { ask, lower, seat } from './stage.ts'

/** What the law orders because of an event; `after` is the room behind it. */
export const ordersOf = (event: RoomEvent, after: RoomState, law: Law): readonly LawOrder[] =>
  (event.type === 'law.happened' && after.life.phase === 'open' ? (law.orders?.(event.happening, after) ?? []) : [])

/** What an order makes happen: nothing where the room's rules refuse it, e.g. on a full stage. */
export function carryOut(asked: Omit<Asked, 'member'>, order: LawOrder): readonly RoomEvent[] {
  const decided = decideOrder(asked, order)
  return decided.ok ? decided.value : []
}

function decideOrder(asked: Omit<Asked, 'member'>, order: LawOrder): Decision {
  const { room, scenario, now } = asked
  switch (order.type) {
    case 'seat':
      return seat(room, scenario, order.member)
    case 'invite':
      return ask(room, scenario, order.member)
    case 'lower-hand':
      return lowerHand(room, order.member)
    case 'take-down':
      return lower(room, order.member, null)
    case 'mute':
      return turnOff(room, order.member, order.device, null)
    case 'clip':
      return askClip(asked, { by: null, from: now - order.seconds * 1_000, to: now, streams: null })
    default:
      return impossible(order)
  }
}
