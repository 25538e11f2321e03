/** A lifetime. What opens something inside it registers how it is closed. */
export interface Scope {
  readonly ended: boolean
  /** Runs `cleanUp` when the scope ends, or at once if it has ended. */
  onEnd(cleanUp: () => void): void
  /** Ends the scope: clean-ups run once, the last registered first. */
  end(): void
}

/** A fresh lifetime; `parent`, if given, ends it too. */
export function createScope(parent?: Scope): Scope {
  const cleanUps: Array<() => void> = []
  let ended = false
  const scope: Scope = {
    get ended() {
      return ended
    },
    onEnd(cleanUp) {
      if (ended) cleanUp()
      else cleanUps.push(cleanUp)
    },
    end() {
      if (ended) return
      ended = true
      while (cleanUps.length > 0) cleanUps.pop()?.()
    },
  }
  parent?.onEnd(scope.end)
  return scope
}

/** `setInterval` that belongs to a scope. */
export function every(scope: Scope, periodMs: number, act: () => void): void {
  if (scope.ended) return
  const timer = setInterval(act, periodMs)
  scope.onEnd(() => clearInterval(timer))
}

/** `setTimeout` that belongs to a scope. */
export function after(scope: Scope, delayMs: number, act: () => void): void {
  if (scope.ended) return
  const timer = setTimeout(act, delayMs)
  scope.onEnd(() => clearTimeout(timer))
}
