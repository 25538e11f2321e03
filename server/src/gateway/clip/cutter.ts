import { join } from 'node:path'
import type { ClipOrder } from './contract.ts'
import { bytesOfFilms, cut, discard, readMade } from './cut.ts'
import type { CutOutcome, Film, OnBroken } from './cut.ts'

interface Needs {
  /** Where recordings lie, clips among them. */
  readonly folder: string
  readonly unixNow: () => number
  /** What an earlier process left open is whole. */
  readonly mended: Promise<void>
  readonly onBroken: OnBroken
}

/** Writes clips, several at once. */
export interface Cutter {
  readonly count: number
  has(clip: string): boolean
  /** A clip that is there already is answered as it is. Never rejects. */
  cut(order: ClipOrder, films: readonly Film[]): Promise<CutOutcome>
}

/** Less than the room server's patience: later, nobody waits for it. */
const PATIENCE_MS = 14_000
/** Frames that a slow disk may hold in memory. */
const MAX_BYTES = 128 * 1024 * 1024

/** Nothing is being written. */
export function createCutter({ folder, unixNow, mended, onBroken }: Needs): Cutter {
  const open = new Set<string>()
  let openBytes = 0
  const write = async ({ clip, to }: ClipOrder, films: readonly Film[]): Promise<CutOutcome> => {
    const own = join(folder, clip)
    await mended
    // Late or not, what lies there is known of.
    const made = await readMade(own)
    if (made !== null) return made
    const outcome = await cut(films, own, onBroken)
    if (outcome.type === 'clip-failed' || unixNow() < to + PATIENCE_MS) return outcome
    await discard(own)
    return { type: 'clip-failed', why: 'fault' }
  }
  return {
    get count() {
      return open.size
    },
    has: (clip) => open.has(clip),
    async cut(order, films) {
      const bytes = bytesOfFilms(films)
      if (openBytes + bytes > MAX_BYTES) return { type: 'clip-failed', why: 'busy' }
      open.add(order.clip)
      openBytes += bytes
      try {
        return await write(order, films)
      } catch {
        // What an earlier process left could not be looked at.
        return { type: 'clip-failed', why: 'fault' }
      } finally {
        open.delete(order.clip)
        openBytes -= bytes
      }
    },
  }
}
