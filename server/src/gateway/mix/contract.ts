import type { Scope } from '#shared/kernel/scope'
import type { MixEnd } from '#shared/room/state'
import type { MixPlan } from '../control/messages.ts'

/** Why a mix can't go on. */
export interface MixFailure {
  readonly room: string
  readonly why: Exclude<MixEnd, 'by-member'>
}

/** Draws rooms: all people on stage in one picture, all voices in one sound, as the stream `mixStreamOf(room)`. */
export interface Mixer {
  readonly open: number
  /** Those that are drawn now. */
  rooms(): readonly string[]
  /** From now on as planned; null ends it. The same again changes nothing. */
  mix(room: string, plan: MixPlan | null): void
  /** Tells mixes that can't go on, until the scope ends. */
  listen(listener: (failure: MixFailure) => void, scope: Scope): void
}
