/** Media time against the wall: when what was received is due, and how fast it runs. Times in milliseconds. */
export interface Playout {
  /** Something with this time has arrived. */
  received(mediaMs: number, now: number, kind: Kind): void
  /** The media time that is due now, or null while it waits to have enough. */
  due(now: number): number | null
  readonly rate: number
  /** What is ready beyond what is due. */
  bufferedMs(now: number): number
  /** Uneven arrival, smoothed. */
  readonly jitterMs: number
  /** How often it ran dry. */
  readonly stalls: number
  /** Falls so far behind, at once or when it has enough, and does not catch up by itself until it is restarted. */
  lag(ms: number): void
  restart(): void
}

/** Pictures and sound run on one clock, and arrive each in its own time. */
export type Kind = 'picture' | 'sound'

export interface PlayoutWishes { readonly minMs: number; readonly maxMs: number }

/** Above the largest buffer it runs so much faster until it is near the smallest again. */
const CATCH_UP_RATE = 1.25
/** What was not needed of the buffer for so long is played out, a little faster: near to live is what a call asks for. */
const SPARE_FOR_MS = 3_000
const SPARE_RATE = 1.1
/** Less is not worth another pace. */
const SPARE_LEAST_MS = 60
/** So far behind that running faster takes too long: it jumps. */
const JUMP_MS = 4_000
/** A step back or a gap in the times: another source, or the same after a break. */
const BREAK_MS = 3_000
/** Sound that has not come for so long is not waited for: the microphone is off. */
const FRESH_MS = 1_000

/**
 * Starts when the smallest buffer is there, runs at the source's pace, faster while the buffer is larger than allowed,
 * and waits for the smallest buffer again when it has run dry: what live-player's min-cache and max-cache ask for.
 * Sound leads while it comes: it is waited for where it arrives behind its pictures, and goes on where pictures are rare or late,
 * which are shown when they are there. A call with gaps in its speech is worse than one with a late picture.
 */
export const createPlayout = (wishes: () => PlayoutWishes): Playout => new Clock(wishes)

interface Latest { readonly mediaMs: number; readonly at: number }

class Clock implements Playout {
  readonly #wishes: () => PlayoutWishes
  #latest: Partial<Readonly<Record<Kind, Latest>>> = {}
  #oldest = 0
  #lagMs = 0
  /** The least that was ready in the present stretch of `SPARE_FOR_MS`, and when that began. */
  #least = { ms: Infinity, since: 0 }
  #spareUntil = 0
  #base: Latest | null = null
  rate = 1
  jitterMs = 0
  stalls = 0

  constructor(wishes: () => PlayoutWishes) {
    this.#wishes = wishes
  }

  restart(): void {
    this.#latest = {}
    this.#base = null
    this.#lagMs = 0
    this.rate = 1
  }

  lag(ms: number): void {
    this.#lagMs += ms
    if (this.#base !== null) this.#base = { mediaMs: this.#base.mediaMs - ms, at: this.#base.at }
  }

  received(mediaMs: number, now: number, kind: Kind): void {
    const before = this.#latest[kind]
    if (before !== undefined && Math.abs(mediaMs - before.mediaMs) > BREAK_MS) this.restart()
    const last = this.#latest[kind]
    if (this.#latest.picture === undefined && this.#latest.sound === undefined) this.#oldest = mediaMs
    if (last !== undefined) this.jitterMs += (Math.abs(now - last.at - (mediaMs - last.mediaMs)) - this.jitterMs) / 16
    this.#latest = { ...this.#latest, [kind]: { mediaMs: Math.max(last?.mediaMs ?? mediaMs, mediaMs), at: now } }
  }

  due(now: number): number | null {
    const ready = this.#ready(now)
    if (ready === null || !this.#begun(ready, now)) return null
    const { minMs, maxMs } = this.#wishes()
    const buffered = ready - this.#position(now)
    if (buffered < 0) {
      this.stalls += 1
      this.#oldest = ready
      this.#base = null
      return null
    }
    if (this.#lagMs > 0) return this.#position(now)
    if (buffered > maxMs + JUMP_MS) this.#go(ready - minMs, now, 1)
    else if (this.rate < CATCH_UP_RATE && buffered > maxMs) this.#go(this.#position(now), now, CATCH_UP_RATE)
    else if (this.rate === CATCH_UP_RATE && buffered <= minMs + (maxMs - minMs) / 4) this.#go(this.#position(now), now, 1)
    else if (this.rate !== CATCH_UP_RATE) this.#playOutSpare(buffered - minMs, now)
    return this.#position(now)
  }

  #playOutSpare(spareMs: number, now: number): void {
    if (this.rate === SPARE_RATE && now >= this.#spareUntil) this.#go(this.#position(now), now, 1)
    const least = { ms: Math.min(this.#least.ms, spareMs), since: this.#least.since }
    this.#least = least
    if (this.rate !== 1 || now - least.since < SPARE_FOR_MS) return
    this.#least = { ms: Infinity, since: now }
    if (least.ms < SPARE_LEAST_MS) return
    this.#spareUntil = now + least.ms / (SPARE_RATE - 1)
    this.#go(this.#position(now), now, SPARE_RATE)
  }

  bufferedMs(now: number): number {
    const ready = this.#ready(now)
    return ready === null || this.#base === null ? 0 : Math.max(0, ready - this.#position(now))
  }

  /** The media time up to which everything that is waited for is there. */
  #ready(now: number): number | null {
    const { picture, sound } = this.#latest
    if (sound === undefined || picture === undefined) return (sound ?? picture)?.mediaMs ?? null
    return now - sound.at <= FRESH_MS ? sound.mediaMs : Math.max(sound.mediaMs, picture.mediaMs)
  }

  /** What came with the first burst is not played out: it starts as near to live as the smallest buffer allows. */
  #begun(ready: number, now: number): boolean {
    const startMs = this.#wishes().minMs + this.#lagMs
    if (this.#base === null && ready - this.#oldest >= startMs) this.#go(ready - startMs, now, 1)
    return this.#base !== null
  }

  #position(now: number): number {
    return this.#base === null ? this.#oldest : this.#base.mediaMs + (now - this.#base.at) * this.rate
  }

  #go(mediaMs: number, now: number, rate: number): void {
    this.#base = { mediaMs, at: now }
    this.rate = rate
    this.#least = { ms: Infinity, since: now }
  }
}
