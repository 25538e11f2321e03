import type { MemberId } from '#shared/room/state'
import type { Plan } from './plan.ts'

/** Where one occurrence of a plan was or is held. */
export interface Held {
  /** The occurrence's name. */
  readonly at: number
  readonly room: string
  readonly openedAt: number
}

/** All plans. */
export interface PlanShelf {
  /** Adds the plan, or puts it in its old place. */
  save(plan: Plan, endsAt: number): Promise<void>
  find(id: string): Promise<Plan | null>
  /** Of those that somebody owns, how many still have something to come. */
  countAhead(owner: MemberId, now: number): Promise<number>
  /** Those that somebody owns or came to, the one that ends last first; at most `limit`. */
  listFor(user: MemberId, limit: number): Promise<readonly Plan[]>
  /** Somebody came by the link. */
  noteVisitor(plan: string, user: MemberId, at: number): Promise<void>
  /** In the order of the occurrences. */
  heldOf(plan: string): Promise<readonly Held[]>
  /** The newest room of an occurrence counts. */
  noteHeld(plan: string, held: Held): Promise<void>
}
