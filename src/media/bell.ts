import { after, createScope } from '#shared/kernel/scope'
import type { Scope } from '#shared/kernel/scope'

/** Wakes a loop that waits, by time or by an event. */
export interface Bell {
  ring(): void
  /** Resolves at the next ring (true), after `withinMs`, or when the scope ends. A ring while nobody waits is kept. */
  wait(scope: Scope, withinMs: number | null): Promise<boolean>
}

/** A bell for one waiting loop. */
export function createBell(): Bell {
  let rung = false
  let wake: (() => void) | null = null
  return {
    ring() {
      rung = true
      wake?.()
    },
    async wait(scope, withinMs) {
      if (!rung && !scope.ended) {
        const turn = createScope(scope)
        await new Promise<void>((resolve) => {
          wake = resolve
          turn.onEnd(resolve)
          if (withinMs !== null) after(turn, withinMs, resolve)
        })
        turn.end()
      }
      wake = null
      const byRing = rung
      rung = false
      return byRing
    },
  }
}
