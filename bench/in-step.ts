import { median } from './figures.ts'

/** One flash or beep: how far into the measurement it stands, and how long after its full second. */
export interface Mark {
  readonly atMs: number
  readonly lateMs: number
}

/** What one person's recording shows and sounds. */
export interface Marks {
  readonly flashes: readonly Mark[]
  readonly beeps: readonly Mark[]
}

const MINUTE_MS = 60_000
/** The first seconds begin before a part does, and its first beep is not counted. */
const LEAST_SHARE = 0.9

/** Each beep against the flashes of its minute. */
export const worstBeep = (marks: Marks, seconds: number): number =>
  worst(byMinute(marks, seconds).flatMap(({ flashes, beeps }) => beeps.map(({ lateMs }) => lateMs - lateness(flashes))))

/** One person's flashes against another's, minute by minute: one that drifts is in step only in the middle. */
export function worstApart(one: Marks, other: Marks, seconds: number): number {
  const others = byMinute(other, seconds)
  return worst(byMinute(one, seconds).map(({ flashes }, minute) => lateness(flashes) - lateness(others[minute]?.flashes ?? [])))
}

/** Throws where marks are missing: what nobody sees or hears is not in step. */
function byMinute(marks: Marks, seconds: number): readonly Marks[] {
  for (const [what, { length }] of Object.entries(marks)) {
    if (length < seconds * LEAST_SHARE) throw new Error(`${length} ${what} in ${seconds} s: they are missing in the recording`)
  }
  const minutes = Math.max(1, Math.floor((seconds * 1_000) / MINUTE_MS))
  const of = (all: readonly Mark[], minute: number): readonly Mark[] => all.filter(({ atMs }) => Math.min(minutes - 1, Math.floor(atMs / MINUTE_MS)) === minute)
  return Array.from({ length: minutes }, (_, minute) => ({ flashes: of(marks.flashes, minute), beeps: of(marks.beeps, minute) }))
}

const lateness = (flashes: readonly Mark[]): number => median(flashes.map(({ lateMs }) => lateMs))

function worst(differences: readonly number[]): number {
  const largest = Math.max(...differences.map(Math.abs))
  if (!Number.isFinite(largest)) throw new Error('a minute of the recording has no flash or no beep')
  return largest
}
