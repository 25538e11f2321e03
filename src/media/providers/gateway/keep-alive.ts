import { createScope } from '#shared/kernel/scope'
import type { Scope } from '#shared/kernel/scope'
import type { Result } from '#shared/kernel/result'
import { createBell } from '../../bell'
import type { Gate } from '../../gate'
import { retryDelayMs } from '../../retry'

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
  let held: Connection | null = null
  let heldLife = createScope(scope)
  let tryLife = createScope(scope)
  let attempt = 0
  let why: Failure | null = null

  const tell = () => {
    if (!scope.ended) needs.told({ held, attempt, why })
  }
  const tryOnce = async () => {
    const leave = await needs.gate.enter(scope)
    const life = createScope(scope)
    tryLife = life
    // What a failing try has to ring about must not shorten the wait after it.
    const ring = () => {
      if (life === heldLife) bell.ring()
    }
    const made = scope.ended ? null : await needs.connect(life, ring)
    leave()
    if (made?.ok && !life.ended) {
      heldLife.end()
      ;[held, heldLife, attempt, why] = [made.value, life, 0, null]
      return
    }
    // Ended from outside by a rebuild: that one starts to count anew.
    if (!life.ended) attempt += 1
    if (made && !made.ok) why = made.failure
    life.end()
  }
  const turn = async () => {
    tell()
    if (held?.well()) {
      attempt = 0
      if (await bell.wait(scope, held.betterAfterMs)) return
    } else if (attempt > 0) {
      await bell.wait(scope, why !== null && needs.final(why) ? null : retryDelayMs(attempt, needs.random()))
      if (held?.well()) return
    }
    if (!scope.ended) await tryOnce()
  }
  const run = async () => {
    while (!scope.ended) await turn()
  }
  void run()
  return {
    rebuild() {
      heldLife.end()
      tryLife.end()
      ;[held, attempt, why] = [null, 0, null]
      bell.ring()
    },
    poke: bell.ring,
  }
}
