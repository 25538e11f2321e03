import type { Json } from '#shared/kernel/json'
import { failure, success } from '#shared/kernel/result'
import { partOf } from '#shared/scenario/compose-reducer'
import type { Law } from '#shared/scenario/law'
import { createReader } from '#shared/scenario/read-law'
import * as v from 'valibot'
import { teaches } from '../teaching.ts'
import { SPOTLIGHT, spotlightReducer, type Spotlight, type Spotlit } from './reduce.ts'

const member = v.nullable(v.pipe(v.string(), v.maxLength(40)))
const move = v.strictObject({ member })

/** Put one person in the middle for all, or let the layout decide again with null. */
export type SpotlightMove = v.InferOutput<typeof move>

/** Only who teaches decides whom all see large; it ends when that person leaves. */
export const spotlight: Law<Spotlight, SpotlightMove, Spotlit> = {
  ...spotlightReducer,
  parseMove(data) {
    const parsed = v.safeParse(move, data)
    return parsed.success ? parsed.output : null
  },
  decide(state, wanted, { role, room }) {
    if (!teaches(role)) return failure('member/not-allowed')
    if (wanted.member === state) return success([])
    if (wanted.member !== null && !room.members.some(({ id }) => id === wanted.member)) return failure('member/not-found')
    return success([wanted])
  },
  nextDeadline: () => null,
  atDeadline: () => [],
  afterLeave: (state, left) => (state === left ? [{ member: null }] : []),
}

const reader = createReader<Spotlight>(member, spotlight.opening)

/** Who stands in the middle of a class, as its law stands in the room. */
export const readSpotlight = (law: Json): Spotlight => reader.read(partOf(law, SPOTLIGHT))
