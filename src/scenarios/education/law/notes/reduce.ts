import type { Json } from '#shared/kernel/json'
import { partOf } from '#shared/scenario/compose-reducer'
import type { LawReducer } from '#shared/scenario/law'
import { createReader } from '#shared/scenario/read-law'
import * as v from 'valibot'

/** The part's name in the class's law. */
export const NOTES = 'notes'

/** Longest notes, in UTF-16 units. */
export const LONGEST_NOTES = 10_000

export type Notes = {
  readonly text: string
  /** Counts up with each writing. */
  readonly revision: number
  /** Who wrote last; empty before anybody did. */
  readonly by: string
  readonly name: string
}

const opening: Notes = { text: '', revision: 0, by: '', name: '' }

/** The last writing counts. */
export const notesReducer: LawReducer<Notes, Notes> = { opening, reduce: (_, written) => written }

const reader = createReader<Notes>(v.object({ text: v.string(), revision: v.number(), by: v.string(), name: v.string() }), opening)

/** The notes of a class, as its law stands in the room. */
export const readNotes = (law: Json): Notes => reader.read(partOf(law, NOTES))
