import type { Scope } from '#shared/kernel/scope'

/** Lets at most so many in at once; the others wait in order. */
export interface Gate {
  /** Resolves when there is room, with the way out; at once if the scope has ended. */
  enter(scope: Scope): Promise<() => void>
}

/** Its queue is bounded by its users: each of them waits at one place. */
export function createGate(limit: number): Gate {
  let inside = 0
  const waiting: Array<() => void> = []
  const leave = () => {
    inside -= 1
    waiting.shift()?.()
  }
  return {
    async enter(scope) {
      while (inside >= limit && !scope.ended) await turn(waiting, scope)
      inside += 1
      return once(leave)
    },
  }
}

const turn = (waiting: Array<() => void>, scope: Scope): Promise<void> =>
  new Promise((resolve) => {
    waiting.push(resolve)
    scope.onEnd(() => {
      const at = waiting.indexOf(resolve)
      if (at >= 0) waiting.splice(at, 1)
      resolve()
    })
  })

function once(act: () => void): () => void {
  let done = false
  return () => {
    if (done) return
    done = true
    act()
  }
}
