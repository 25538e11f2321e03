import * as v from 'valibot'
import { impossible } from '#shared/kernel/impossible'
import type { Json } from '#shared/kernel/json'
import { partOf } from '#shared/scenario/compose-reducer'
import type { LawReducer } from '#shared/scenario/law'
import { createReader } from '#shared/scenario/read-law'

/** The part's name in the class's law. */
export const TURNS = 'turns'

/** How long a turn may last, in seconds. */
export const SHORTEST_TURN = 15
export const LONGEST_TURN = 600
/** What one press adds, in seconds. */
export const MORE_SECONDS = 30
/** As many as a class may have students. */
export const MOST_TURNS = 500

/** What becomes of whoever has spoken: the microphone goes off, or they leave the stage. */
export const AFTER_TURN = ['mute', 'take-down'] as const
export type AfterTurn = (typeof AFTER_TURN)[number]

const idle = v.object({ phase: v.literal('idle') })
const running = v.object({
  phase: v.literal('running'),
  seconds: v.number(),
  after: v.picklist(AFTER_TURN),
  member: v.string(),
  /** Ms since 1970, the server's clock. */
  until: v.number(),
  waiting: v.pipe(v.array(v.string()), v.maxLength(MOST_TURNS), v.readonly()),
})

/** One speaks after the other. `waiting`: who comes then, in order. */
export type Turns = { readonly phase: 'idle' } | RunningTurns
export type RunningTurns = Readonly<v.InferOutput<typeof running>>

export type TurnsHappening =
  | { readonly type: 'started'; readonly seconds: number; readonly after: AfterTurn; readonly member: string; readonly until: number; readonly waiting: readonly string[] }
  /** `from`: who spoke before, or null if they are gone. */
  | { readonly type: 'turned'; readonly from: string | null; readonly after: AfterTurn; readonly member: string; readonly until: number }
  | { readonly type: 'extended'; readonly until: number }
  | { readonly type: 'skipped'; readonly member: string }
  /** `from` is null when they are gone or the turns were stopped: who speaks then goes on as they like. */
  | { readonly type: 'ended'; readonly from: string | null; readonly after: AfterTurn }

export const noTurns: Turns = { phase: 'idle' }

/** What shows whose turn it is. */
export const turnsReducer: LawReducer<Turns, TurnsHappening> = {
  opening: noTurns,
  reduce(turns, happening) {
    if (happening.type === 'started') {
      const { seconds, after, member, until, waiting } = happening
      return { phase: 'running', seconds, after, member, until, waiting }
    }
    if (turns.phase === 'idle') return turns
    switch (happening.type) {
      case 'turned':
        return { ...turns, member: happening.member, until: happening.until, waiting: turns.waiting.filter((id) => id !== happening.member) }
      case 'extended':
        return { ...turns, until: happening.until }
      case 'skipped':
        return { ...turns, waiting: turns.waiting.filter((id) => id !== happening.member) }
      case 'ended':
        return noTurns
      default:
        return impossible(happening)
    }
  },
}

const reader = createReader<Turns>(v.variant('phase', [idle, running]), noTurns)

/** Whose turn it is, as the class's law stands in the room. */
export const readTurns = (law: Json): Turns => reader.read(partOf(law, TURNS))
