import { createScope } from '#shared/kernel/scope'
import type { Scope } from '#shared/kernel/scope'
import type { Result } from '#shared/kernel/result'
import { createBell } from './bell'
import type { Bell } from './bell'
import type { Gate } from './gate'
import { retryDelayMs } from './retry'

/** A connection that was made. `bell` of its needs is rung whenever `well` may have changed. */
export interface Held {
  /** False: try to make another one, and let this go when that stands. */
  readonly well: () => boolean
  /** A second choice: try for the first one again after this time, in ms; null for the first choice. */
  readonly betterAfterMs: number | null
}

export interface LineState<Connection extends Held, Failure> {
  readonly held: Connection | null
  /** Failed tries since the last good time; 0 while all is well. */
  readonly attempt: number
  readonly why: Failure | null
}

export interface LineNeeds<Connection extends Held, Failure> {
  readonly gate: Gate
  readonly random: () => number
  /** Everything it opens ends with `life`; `ring` is for its health. Answers soon after `life` ended. */
  connect(life: Scope, ring: () => void): Promise<Result<Connection, Failure>>
  /** Told at each change, and at each ring. */
  told(state: LineState<Connection, Failure>): void
  /** Not worth a try before somebody pokes. */
  final(why: Failure): boolean
}

export interface Line {
  /** All is lost: a new connection at once. */
  rebuild(): void
  /** Something changed for the better: do not wait for the time to pass. */
  poke(): void
}

/** Keeps one connection alive while the scope lasts: the old one stays until a new one stands, tries go on for ever. */
export function keepAlive<Connection extends Held, Failure>(scope: Scope, needs: LineNeeds<Connection, Failure>): Line {
  const bell = createBell()
  const keeping: Keeping<Connection, Failure> = { held: null, attempt: 0, why: null, heldLife: createScope(scope), tryLife: createScope(scope) }
  const run = async () => {
    while (!scope.ended) await turn(scope, keeping, bell, needs)
  }
  void run()
  return {
    rebuild() {
      keeping.heldLife.end()
      keeping.tryLife.end()
      Object.assign(keeping, FRESH)
      bell.ring()
    },
    poke: bell.ring,
  }
}

/** The loop's memory. */
interface Keeping<Connection extends Held, Failure> {
  held: Connection | null
  attempt: number
  why: Failure | null
  heldLife: Scope
  tryLife: Scope
}

async function turn<Connection extends Held, Failure>(scope: Scope, keeping: Keeping<Connection, Failure>, bell: Bell, needs: LineNeeds<Connection, Failure>): Promise<void> {
  const { held, why } = keeping
  if (held?.well()) keeping.attempt = 0
  needs.told({ held, attempt: keeping.attempt, why })
  if (held?.well()) {
    if (await bell.wait(scope, held.betterAfterMs)) return
  } else if (keeping.attempt > 0) {
    const hopeless = why !== null && needs.final(why)
    await bell.wait(scope, hopeless ? null : retryDelayMs(keeping.attempt, needs.random()))
    if (keeping.held?.well()) return
  }
  if (!scope.ended) await tryOnce(scope, keeping, bell, needs)
}

async function tryOnce<Connection extends Held, Failure>(scope: Scope, keeping: Keeping<Connection, Failure>, bell: Bell, needs: LineNeeds<Connection, Failure>): Promise<void> {
  const leave = await needs.gate.enter(scope)
  const life = createScope(scope)
  keeping.tryLife = life
  // What a failing try has to ring about must not shorten the wait after it.
  const ring = () => {
    if (life === keeping.heldLife) bell.ring()
  }
  const made = scope.ended ? null : await needs.connect(life, ring)
  leave()
  if (made?.ok && !life.ended) {
    keeping.heldLife.end()
    Object.assign(keeping, FRESH, { held: made.value, heldLife: life })
    return
  }
  // Ended from outside by a rebuild: that one starts to count anew.
  if (!life.ended) keeping.attempt += 1
  if (made && !made.ok && !life.ended) keeping.why = made.failure
  life.end()
}

const FRESH = { held: null, attempt: 0, why: null } as const
