import { sequenceDistance } from '../../wire/rtp.ts'
import type { RtpHeader } from '../../wire/rtp.ts'

/** What has arrived of one RTP source, and what is missing (RFC 3550, appendix A). */
export interface Arrivals {
  /** Null before the first packet. */
  readonly ssrc: number | null
  /** `old`: seen before, or given up long ago. `restarted`: another source or a wild jump; counting began anew. */
  take(header: RtpHeader): 'new' | 'old' | 'restarted'
  /** Sequence numbers to ask for now, ascending. */
  dueNacks(): readonly number[]
  /** Since the last call, for a receiver report. */
  report(): { readonly fractionLost: number; readonly lost: number; readonly highestSequence: number; readonly jitter: number }
}

/** A missing packet is asked for again after this long, then ever later, and given up at last. */
const NACK_PERIOD_MS = 40
const NACK_BACKOFF_MS = 15
const NACK_TRIES = 9
const GIVE_UP_MS = 800
/** A larger hole is no loss: NACKs would only add to the trouble. */
const MAX_HOLE = 400
const MAX_MISSING = 600
/** Another SSRC takes over when the one before was silent this long. */
const SILENT_MS = 500

interface Missing {
  readonly since: number
  askedAt: number
  times: number
}

interface Count {
  ssrc: number | null
  lastAt: number
  /** Highest sequence number with its wraps above the 16 bits. */
  highest: number
  base: number
  received: number
  transit: number
  jitter: number
  before: { expected: number; received: number }
}

const fresh = (): Count => ({ ssrc: null, lastAt: 0, highest: 0, base: 0, received: 0, transit: 0, jitter: 0, before: { expected: 0, received: 0 } })

/** Nothing arrived yet; `now` in ms, `clockRate` in Hz. */
export function createArrivals(now: () => number, clockRate: number): Arrivals {
  const missing = new Map<number, Missing>()
  let count = fresh()
  const begin = ({ ssrc, sequence }: RtpHeader): void => {
    missing.clear()
    count = { ...fresh(), ssrc, highest: sequence, base: sequence }
  }
  return {
    get ssrc() {
      return count.ssrc
    },
    take(header) {
      const restarts = count.ssrc !== null && isRestart(count, header, now())
      if (count.ssrc === null || restarts) begin(header)
      else if (header.ssrc !== count.ssrc || !place(count, header.sequence, missing, now())) return 'old'
      noteTime(count, header, now(), clockRate)
      return restarts ? 'restarted' : 'new'
    },
    dueNacks: () => dueNacks(missing, now()),
    report: () => report(count),
  }
}

function isRestart(count: Count, { ssrc, sequence }: RtpHeader, nowMs: number): boolean {
  if (ssrc !== count.ssrc) return nowMs - count.lastAt > SILENT_MS
  return Math.abs(sequenceDistance(count.highest & 0xffff, sequence)) > 3_000
}

/** Finds the packet's place in the row; false if it was there already. */
function place(count: Count, sequence: number, missing: Map<number, Missing>, nowMs: number): boolean {
  const ahead = sequenceDistance(count.highest & 0xffff, sequence)
  if (ahead <= 0) return missing.delete(sequence)
  if (ahead <= MAX_HOLE) {
    for (let step = 1; step < ahead; step += 1) missing.set((count.highest + step) & 0xffff, { since: nowMs, askedAt: 0, times: 0 })
  }
  count.highest += ahead
  return true
}

function noteTime(count: Count, { timestamp }: RtpHeader, nowMs: number, clockRate: number): void {
  const transit = nowMs * (clockRate / 1_000) - timestamp
  if (count.received > 0) {
    const change = Math.abs(transit - count.transit)
    // A wrapped timestamp is no jitter.
    if (change < clockRate * 10) count.jitter += (change - count.jitter) / 16
  }
  count.transit = transit
  count.lastAt = nowMs
  count.received += 1
}

function dueNacks(missing: Map<number, Missing>, nowMs: number): readonly number[] {
  const due: number[] = []
  for (const [sequence, hole] of missing) {
    if (nowMs - hole.since > GIVE_UP_MS || hole.times >= NACK_TRIES || missing.size > MAX_MISSING) {
      missing.delete(sequence)
    } else if (hole.times === 0 || nowMs - hole.askedAt >= NACK_PERIOD_MS + hole.times * NACK_BACKOFF_MS) {
      hole.askedAt = nowMs
      hole.times += 1
      due.push(sequence)
    }
  }
  return due.length < 2 ? due : due.sort((a, b) => sequenceDistance(b, a))
}

function report(count: Count): ReturnType<Arrivals['report']> {
  const expected = count.ssrc === null ? 0 : count.highest - count.base + 1
  const newlyExpected = expected - count.before.expected
  const newlyLost = newlyExpected - (count.received - count.before.received)
  count.before = { expected, received: count.received }
  return {
    fractionLost: newlyExpected > 0 ? Math.max(0, newlyLost) / newlyExpected : 0,
    lost: expected - count.received,
    highestSequence: count.highest,
    jitter: Math.round(count.jitter),
  }
}
