/** Whether a stream's small picture is to be had: it comes, or came a moment ago. */
export interface SmallLayer {
  readonly there: boolean
  came(): void
  /** The big one came: if the small one has not for long, it is gone. */
  otherCame(): void
  gone(): void
}

/** A browser that lacks bandwidth stops the small picture, or the big one was made too small to have one. */
const SILENT_MS = 1_000

/** Not there yet; `tell` runs at each change. */
export function createSmallLayer(now: () => number, tell: (there: boolean) => void): SmallLayer {
  let there = false
  let lastAt = -Infinity
  const set = (next: boolean): void => {
    if (next === there) return
    there = next
    tell(there)
  }
  return {
    get there() {
      return there
    },
    came() {
      lastAt = now()
      set(true)
    },
    otherCame() {
      if (there && now() - lastAt > SILENT_MS) set(false)
    },
    gone: () => set(false),
  }
}
