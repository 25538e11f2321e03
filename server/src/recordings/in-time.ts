import { after, createScope, every } from '#shared/kernel/scope'

/** Nothing came within its time. */
export class TooLate extends Error {
  constructor() {
    super('nothing came in time')
    this.name = 'TooLate'
  }
}

/** What is waited for, or `TooLate`. What comes afterwards is thrown away. */
export function inTime<Came>(withinMs: number, coming: Promise<Came>): Promise<Came> {
  const wait = createScope()
  return new Promise<Came>((resolve, reject) => {
    after(wait, withinMs, () => reject(new TooLate()))
    coming.then(resolve, reject).finally(wait.end)
  })
}

/** The same, and what is late is told to stop. */
export async function hurried<Came>(withinMs: number, act: (signal: AbortSignal) => Promise<Came>): Promise<Came> {
  const giving = new AbortController()
  try {
    return await inTime(withinMs, act(giving.signal))
  } catch (error) {
    giving.abort()
    throw error
  }
}

const LOOK_MS = 1_000

/** Waits as long as `progress` grows: `TooLate` after `stallMs` without. Also `outer` gives up. */
export async function untilStalled<Came>(stallMs: number, progress: () => number, outer: AbortSignal, act: (signal: AbortSignal) => Promise<Came>): Promise<Came> {
  const watch = createScope()
  const giving = new AbortController()
  let [last, stillMs] = [progress(), 0]
  const stalled = new Promise<never>((_, reject) => {
    every(watch, LOOK_MS, () => {
      const now = progress()
      stillMs = now === last ? stillMs + LOOK_MS : 0
      last = now
      if (stillMs >= stallMs) reject(new TooLate())
    })
    const stop = (): void => reject(new TooLate())
    outer.addEventListener('abort', stop)
    watch.onEnd(() => outer.removeEventListener('abort', stop))
  })
  try {
    if (outer.aborted) throw new TooLate()
    return await Promise.race([act(giving.signal), stalled])
  } catch (error) {
    giving.abort()
    throw error
  } finally {
    watch.end()
  }
}
