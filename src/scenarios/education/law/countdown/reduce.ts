import type { Json } from '#shared/kernel/json'
import { partOf } from '#shared/scenario/compose-reducer'
import type { LawReducer } from '#shared/scenario/law'
import { createReader } from '#shared/scenario/read-law'
import * as v from 'valibot'

/** The part's name in the class's law. */
export const COUNTDOWN = 'countdown'

/** `id`: when it was started. `until`: on the server's clock, ms; of one that is over, when it goes away. */
export type Countdown =
  | { readonly phase: 'none' }
  | { readonly phase: 'running'; readonly id: number; readonly until: number }
  | { readonly phase: 'paused'; readonly id: number; readonly leftMs: number }
  | { readonly phase: 'over'; readonly id: number; readonly until: number }

export type CountdownSet = { readonly countdown: Countdown }

const opening: Countdown = { phase: 'none' }

/** The last word counts. */
export const countdownReducer: LawReducer<Countdown, CountdownSet> = { opening, reduce: (_, { countdown }) => countdown }

const reader = createReader<Countdown>(v.variant('phase', [
  v.object({ phase: v.literal('none') }),
  v.object({ phase: v.literal('running'), id: v.number(), until: v.number() }),
  v.object({ phase: v.literal('paused'), id: v.number(), leftMs: v.number() }),
  v.object({ phase: v.literal('over'), id: v.number(), until: v.number() }),
]), opening)

/** The countdown of a class, as its law stands in the room. */
export const readCountdown = (law: Json): Countdown => reader.read(partOf(law, COUNTDOWN))
