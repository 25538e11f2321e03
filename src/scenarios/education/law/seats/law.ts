import * as v from 'valibot'
import { failure, success } from '#shared/kernel/result'
import { isRecord } from '#shared/scenario/compose-reducer'
import type { RoomEvent } from '#shared/room/events'
import { memberOf } from '#shared/room/state'
import type { Law } from '#shared/scenario/law'
import { learns, teaches } from '../teaching.ts'
import { MOST_ASKED, SEATS, seatsReducer, type Seats, type SeatsHappening } from './reduce.ts'

/** So long whoever was asked may think about it, in ms; then the next is asked. */
export const ANSWER_MS = 30_000

const move = v.strictObject({ fill: v.boolean() })

/** Free seats are offered to raised hands from now on, or no more. */
export type SeatsMove = v.InferOutput<typeof move>

/** While who teaches wants it, a free seat is offered to the first raised hand. They are asked, not seated: nobody stands on stage who did not say yes. */
export const seats: Law<Seats, SeatsMove, SeatsHappening> = {
  ...seatsReducer,
  parseMove(data) {
    const parsed = v.safeParse(move, data)
    return parsed.success ? parsed.output : null
  },
  decide(state, { fill }, { role }) {
    if (!teaches(role)) return failure('member/not-allowed')
    return success(state.fill === fill ? [] : [{ type: 'filling', on: fill }])
  },
  nextDeadline: ({ asked }) => (asked.length === 0 ? null : Math.min(...asked.map(({ until }) => until))),
  atDeadline: ({ asked }, now) => asked.filter(({ until }) => until <= now).map(({ member }) => ({ type: 'lapsed', member })),
  afterLeave: () => [],
  afterEvent({ fill, asked }, event, now, { members }, freeSeats) {
    const many = Math.min(freeSeats, MOST_ASKED - asked.length)
    if (!fill || many <= 0 || !mayFree(event)) return []
    const hands = members.filter(({ role, stage, hand }) => learns(role) && stage === 'audience' && hand !== null)
    return hands.sort((one, other) => (one.hand ?? 0) - (other.hand ?? 0)).slice(0, many).map(({ id }) => ({ type: 'asked', member: id, until: now + ANSWER_MS }))
  },
  orders(happening, room) {
    if (happening.type === 'asked') return [{ type: 'invite', member: happening.member }]
    const waits = happening.type === 'lapsed' && memberOf(room, happening.member)?.stage === 'invited'
    return waits ? [{ type: 'take-down', member: happening.member }] : []
  },
}

/** Whether a seat, or a wish for one, may be new now. Its own steps but the first change neither. */
function mayFree(event: RoomEvent): boolean {
  if (event.type === 'member.hand') return event.raised
  if (event.type === 'member.stage') return event.stage === 'audience'
  if (event.type !== 'law.happened' || !isRecord(event.happening)) return event.type === 'member.left'
  const { part, happening } = event.happening
  return part === SEATS && happening !== undefined && isRecord(happening) && happening['type'] === 'filling'
}
