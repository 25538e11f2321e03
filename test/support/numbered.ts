import { after, every, type Scope } from '#shared/kernel/scope'
import type { RoomClient } from './room-client.ts'

/** Sends numbered messages at a pace, through whatever happens meanwhile; resolves when the last one was acknowledged. */
export function countAloud(scope: Scope, client: RoomClient, prefix: string, count: number, overMs: number): Promise<void> {
  return new Promise((done, failed) => {
    let [next, acknowledged] = [0, 0]
    after(scope, overMs + PATIENCE_MS, () => failed(new Error(`${prefix}: ${acknowledged} of ${count} messages were acknowledged`)))
    every(scope, overMs / count, () => {
      if (next >= count) return
      next += 1
      void client.command({ type: 'chat.send', text: `${prefix}${next}` }).then((refusal) => {
        if (refusal !== null) return failed(new Error(`${prefix}${next} was refused: ${refusal}`))
        acknowledged += 1
        if (acknowledged === count) done()
      })
    })
  })
}

/** The numbers behind a prefix that are missing, and those that came more than once. */
export function gaps(texts: readonly string[], prefix: string, from: number, to: number): { readonly lost: readonly number[]; readonly doubled: readonly number[] } {
  const times = new Map<number, number>()
  for (const text of texts) {
    if (!text.startsWith(prefix)) continue
    const number = Number(text.slice(prefix.length))
    times.set(number, (times.get(number) ?? 0) + 1)
  }
  const numbers = Array.from({ length: to - from + 1 }, (_, index) => from + index)
  return { lost: numbers.filter((number) => !times.has(number)), doubled: numbers.filter((number) => (times.get(number) ?? 0) > 1) }
}

const PATIENCE_MS = 90_000
