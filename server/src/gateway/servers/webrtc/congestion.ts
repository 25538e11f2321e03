import { sequenceDistance } from '../../wire/rtp.ts'
import { MAX_FEEDBACK_PACKETS, transportFeedback } from '../../wire/twcc.ts'
import type { Arrival } from '../../wire/twcc.ts'

/** Collects what the sender's bandwidth estimator wants to know: which packets came, and when. */
export interface Congestion {
  note(sequence: number): void
  /** The next feedback packet, or null if nothing came since the last. */
  flush(media: number): Buffer | null
}

/** More between two feedbacks (50 ms) than any publisher sends. */
const MAX_COLLECTED = 4_000
const SENDER_SSRC = 1

/** Nothing collected; `now` in ms. */
export function createCongestion(now: () => number): Congestion {
  let collected = new Map<number, number>()
  let highest: number | null = null
  let next: number | null = null
  let count = 0
  const startedAt = now()
  return {
    note(sequence) {
      if (collected.size >= MAX_COLLECTED) return
      // Starts one circle up, so that a packet before the first is not below zero.
      const unwrapped: number = highest === null ? sequence + 0x1_0000 : highest + sequenceDistance(highest & 0xffff, sequence)
      if (highest === null || unwrapped > highest) highest = unwrapped
      if (!collected.has(unwrapped)) collected.set(unwrapped, now() - startedAt)
    },
    flush(media) {
      if (collected.size === 0) return null
      const arrivals = [...collected].map(([sequence, atMs]): Arrival => ({ sequence, atMs })).sort((a, b) => a.sequence - b.sequence)
      collected = new Map()
      const first = arrivals[0]?.sequence ?? 0
      const last = arrivals.at(-1)?.sequence ?? first
      // Holes since the last feedback are told as lost; what comes late after that is not told any more.
      const from = next !== null && last - next < MAX_FEEDBACK_PACKETS ? Math.min(next, last) : Math.max(first, last - MAX_FEEDBACK_PACKETS + 1)
      next = Math.max(next ?? 0, last + 1)
      count += 1
      return transportFeedback({ sender: SENDER_SSRC, media, count, from, arrivals: arrivals.filter(({ sequence }) => sequence >= from) })
    },
  }
}
