import { failure, success } from '#shared/kernel/result'
import type { Law } from '#shared/scenario/law'
import * as v from 'valibot'
import { centerReducer, type Center, type Centered } from './reduce.ts'

const center = v.picklist(['people', 'board'])
const move = v.strictObject({ center })

/** Puts something else into the middle, for all. */
export type CenterMove = v.InferOutput<typeof move>

const TEACHING: readonly string[] = ['teacher', 'assistant']

/** Only who teaches opens and closes the board. */
export const classCenter: Law<Center, CenterMove, Centered> = {
  ...centerReducer,
  parseMove(data) {
    const parsed = v.safeParse(move, data)
    return parsed.success ? parsed.output : null
  },
  decide(state, wanted, { role }) {
    if (!TEACHING.includes(role)) return failure('member/not-allowed')
    return success(wanted.center === state ? [] : [wanted])
  },
  nextDeadline: () => null,
  atDeadline: () => [],
  afterLeave: () => [],
}
