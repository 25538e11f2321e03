/** A lifetime. What opens something inside it registers how it is closed. */
export interface Scope {
  readonly ended: boolean
  /** Runs `cleanUp` when the scope ends, or at once if it has ended. The answer takes it back: for what ended earlier by itself. */
  onEnd(cleanUp: () => void): () => void
  /** Ends the scope: clean-ups run once, the last registered first. */
  end(): void
}

/** A fresh lifetime; `parent`, if given, ends it too. */
export function createScope(parent?: Scope): Scope {
  const cleanUps = new Set<{ readonly run: () => void }>()
  let ended = false
  let forgetParent: (() => void) | undefined = undefined
  const scope: Scope = {
    get ended() {
      return ended
    },
    onEnd(cleanUp) {
      if (ended) {
        cleanUp()
        return () => undefined
      }
      const entry = { run: cleanUp }
      cleanUps.add(entry)
      return () => void cleanUps.delete(entry)
    },
    end() {
      if (ended) return
      ended = true
      forgetParent?.()
      const lastFirst = [...cleanUps].reverse()
      cleanUps.clear()
      for (const { run } of lastFirst) run()
    },
  }
  forgetParent = parent?.onEnd(scope.end)
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
  const timer = setTimeout(() => {
    forget()
    act()
  }, delayMs)
  const forget = scope.onEnd(() => clearTimeout(timer))
}
