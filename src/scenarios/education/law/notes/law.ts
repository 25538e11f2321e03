import { failure, success } from '#shared/kernel/result'
import { memberOf } from '#shared/room/state'
import type { Law } from '#shared/scenario/law'
import * as v from 'valibot'
import { teaches } from '../teaching.ts'
import { LONGEST_NOTES, notesReducer, type Notes } from './reduce.ts'

/** `revision`: the one that was changed. */
const move = v.strictObject({ text: v.pipe(v.string(), v.maxLength(LONGEST_NOTES)), revision: v.pipe(v.number(), v.integer(), v.minValue(0)) })

export type NotesMove = v.InferOutput<typeof move>

/** What whoever teaches writes down for the class. Who changes what another has changed since is told so. */
export const notes: Law<Notes, NotesMove, Notes> = {
  ...notesReducer,
  parseMove(data) {
    const parsed = v.safeParse(move, data)
    return parsed.success ? parsed.output : null
  },
  decide(state, { text, revision }, { by, role, room }) {
    if (!teaches(role)) return failure('member/not-allowed')
    if (revision !== state.revision) return failure('law/stale')
    if (text === state.text) return success([])
    return success([{ text, revision: revision + 1, by, name: memberOf(room, by)?.name ?? '' }])
  },
  nextDeadline: () => null,
  atDeadline: () => [],
  afterLeave: () => [],
}
