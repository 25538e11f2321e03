import * as v from 'valibot'
import { impossible } from '#shared/kernel/impossible'
import type { Json } from '#shared/kernel/json'
import { partOf } from '#shared/scenario/compose-reducer'
import type { LawReducer } from '#shared/scenario/law'
import { createReader } from '#shared/scenario/read-law'

/** The part's name in the class's law. */
export const SEATS = 'seats'

/** Invitations of this law that are looked after at once. */
export const MOST_ASKED = 32

const seats = v.object({
  fill: v.boolean(),
  asked: v.pipe(v.array(v.object({ member: v.string(), until: v.number() })), v.maxLength(MOST_ASKED), v.readonly()),
})

/** Whether free seats are offered to raised hands, and who was asked until when (ms). */
export type Seats = Readonly<v.InferOutput<typeof seats>>

export type SeatsHappening =
  | { readonly type: 'filling'; readonly on: boolean }
  | { readonly type: 'asked'; readonly member: string; readonly until: number }
  /** The time to answer is over. */
  | { readonly type: 'lapsed'; readonly member: string }

export const noFilling: Seats = { fill: false, asked: [] }

/** What shows whether seats fill by themselves. */
export const seatsReducer: LawReducer<Seats, SeatsHappening> = {
  opening: noFilling,
  reduce(state, happening) {
    switch (happening.type) {
      case 'filling':
        return { ...state, fill: happening.on }
      case 'asked':
        return { ...state, asked: [...without(state, happening.member), { member: happening.member, until: happening.until }].slice(-MOST_ASKED) }
      case 'lapsed':
        return { ...state, asked: without(state, happening.member) }
      default:
        return impossible(happening)
    }
  },
}

const without = ({ asked }: Seats, id: string): Seats['asked'] => asked.filter(({ member }) => member !== id)

const reader = createReader<Seats>(seats, noFilling)

/** Whether seats fill by themselves, as the class's law stands in the room. */
export const readSeats = (law: Json): Seats => reader.read(partOf(law, SEATS))
