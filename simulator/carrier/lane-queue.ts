import { after, createScope, type Scope } from '#shared/kernel/scope'

/** What travels one way on one connection: in order, each when it is due. */
export interface LaneQueue {
  /** `at` by the same clock; never before what was put in earlier. */
  put(at: number, pass: () => void): void
}

/** One timer for the first in line: timers of their own would let pieces of one stream overtake each other. */
export function createLaneQueue(now: () => number, scope: Scope): LaneQueue {
  const line: { readonly at: number; readonly pass: () => void }[] = []
  let waiting = createScope(scope)
  const arm = (): void => {
    waiting.end()
    waiting = createScope(scope)
    const [first] = line
    if (first) after(waiting, Math.max(0, first.at - now()), release)
  }
  const release = (): void => {
    // What passes may put in more behind itself.
    for (let first = line[0]; first !== undefined && first.at <= now(); first = line[0]) {
      line.shift()
      first.pass()
    }
    arm()
  }
  return {
    put(at, pass) {
      if (line.length === 0 && at <= now()) return pass()
      line.push({ at, pass })
      if (line.length === 1) arm()
    },
  }
}
