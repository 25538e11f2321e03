import * as v from 'valibot'
import { impossible } from '#shared/kernel/impossible'
import { failure, success, type Result } from '#shared/kernel/result'
import type { FailureCode } from '#shared/protocol/failures'
import { memberOf, type MemberId, type RoomState } from '#shared/room/state'
import type { Law, LawContext, LawOrder } from '#shared/scenario/law'
import { learns, teaches } from '../teaching.ts'
import { AFTER_TURN, LONGEST_TURN, MORE_SECONDS, MOST_TURNS, SHORTEST_TURN, turnsReducer, type AfterTurn, type RunningTurns, type Turns, type TurnsHappening } from './reduce.ts'

const member = v.pipe(v.string(), v.maxLength(40))
const order = v.union([v.picklist(['hands', 'stage', 'all']), v.pipe(v.array(member), v.maxLength(MOST_TURNS))])
const seconds = v.pipe(v.number(), v.integer(), v.minValue(SHORTEST_TURN), v.maxValue(LONGEST_TURN))

const move = v.variant('type', [
  v.strictObject({ type: v.literal('start'), seconds, after: v.picklist(AFTER_TURN), order }),
  v.strictObject({ type: v.literal('next'), member }),
  v.strictObject({ type: v.literal('more'), member }),
  v.strictObject({ type: v.literal('skip'), member }),
  v.strictObject({ type: v.literal('stop') }),
])

/**
 * `start`: one after the other, the raised hands by time, the students on stage, all of them, or a list.
 * `next` and `more` name whose turn it is, so that a press that comes late does not cut the next one's short. `skip` takes one who waits out.
 */
export type TurnsMove = v.InferOutput<typeof move>

/** Who teaches starts and leads; whose turn it is may end it earlier. The room seats them, and nobody turns a device on. */
export const turns: Law<Turns, TurnsMove, TurnsHappening> = {
  ...turnsReducer,
  parseMove(data) {
    const parsed = v.safeParse(move, data)
    return parsed.success ? parsed.output : null
  },
  decide(state, wanted, context) {
    if (wanted.type === 'start') return start(state, wanted, context)
    if (state.phase === 'idle') return failure(teaches(context.role) ? 'law/too-late' : 'member/not-allowed')
    const speaks = wanted.type === 'next' && context.by === state.member
    return teaches(context.role) || speaks ? lead(state, wanted, context.now) : failure('member/not-allowed')
  },
  nextDeadline: (state) => (state.phase === 'running' ? state.until : null),
  atDeadline: (state, now) => (state.phase === 'running' ? [pass(state, state.member, now)] : []),
  afterLeave(state, left, now) {
    if (state.phase === 'idle') return []
    if (state.member === left) return [pass(state, null, now)]
    return state.waiting.includes(left) ? [{ type: 'skipped', member: left }] : []
  },
  orders(happening, room) {
    switch (happening.type) {
      case 'started':
        return seating(happening.member, room)
      case 'turned':
        return [...leaving(happening.from, happening.after), ...seating(happening.member, room)]
      case 'ended':
        return leaving(happening.from, happening.after)
      case 'extended':
      case 'skipped':
        return []
      default:
        return impossible(happening)
    }
  },
}

type Decided = Result<readonly TurnsHappening[], FailureCode>

function start(state: Turns, { seconds: each, after, order: wanted }: Extract<TurnsMove, { readonly type: 'start' }>, { role, now, room }: LawContext): Decided {
  if (!teaches(role)) return failure('member/not-allowed')
  if (state.phase === 'running') return failure('law/refused')
  const [first, ...waiting] = inOrder(room, wanted).slice(0, MOST_TURNS)
  if (first === undefined) return failure('turns/nobody')
  return success([{ type: 'started', seconds: each, after, member: first, until: now + each * 1_000, waiting }])
}

function lead(state: RunningTurns, wanted: Exclude<TurnsMove, { readonly type: 'start' }>, now: number): Decided {
  switch (wanted.type) {
    case 'next':
      return wanted.member === state.member ? success([pass(state, state.member, now)]) : failure('law/too-late')
    case 'more':
      return wanted.member === state.member ? success([{ type: 'extended', until: Math.min(state.until + MORE_SECONDS * 1_000, now + LONGEST_TURN * 1_000) }]) : failure('law/too-late')
    case 'skip':
      return state.waiting.includes(wanted.member) ? success([{ type: 'skipped', member: wanted.member }]) : failure('law/too-late')
    case 'stop':
      return success([{ type: 'ended', from: null, after: state.after }])
    default:
      return impossible(wanted)
  }
}

/** On to the next who waits, or to the end. */
function pass({ waiting: [next], seconds: each, after }: RunningTurns, from: MemberId | null, now: number): TurnsHappening {
  return next === undefined ? { type: 'ended', from, after } : { type: 'turned', from, after, member: next, until: now + each * 1_000 }
}

/** Students alone, each once. */
function inOrder({ members }: RoomState, wanted: Extract<TurnsMove, { readonly type: 'start' }>['order']): readonly MemberId[] {
  const students = members.filter(({ role }) => learns(role))
  if (wanted === 'all') return students.map(({ id }) => id)
  if (wanted === 'hands') return students.filter(({ hand }) => hand !== null).sort((one, other) => (one.hand ?? 0) - (other.hand ?? 0)).map(({ id }) => id)
  if (wanted === 'stage') return students.filter(({ stage }) => stage === 'seated').sort((one, other) => (one.seatedAt ?? one.joinedAt) - (other.seatedAt ?? other.joinedAt)).map(({ id }) => id)
  return [...new Set(wanted)].filter((id) => students.some((student) => student.id === id))
}

/** Who is seated was not asked, so devices stay off until their owner's own hand turns them on. */
function seating(id: MemberId, room: RoomState): readonly LawOrder[] {
  if (memberOf(room, id)?.stage === 'seated') return [{ type: 'lower-hand', member: id }]
  return [{ type: 'seat', member: id }, { type: 'mute', member: id, device: 'microphone' }, { type: 'mute', member: id, device: 'camera' }]
}

function leaving(id: MemberId | null, after: AfterTurn): readonly LawOrder[] {
  if (id === null) return []
  return [after === 'take-down' ? { type: 'take-down', member: id } : { type: 'mute', member: id, device: 'microphone' }]
}
