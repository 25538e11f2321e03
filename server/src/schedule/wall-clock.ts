/** A day of the calendar, without a zone. */
export interface Day {
  readonly year: number
  /** 1 to 12. */
  readonly month: number
  readonly day: number
}

/** What clocks on a wall show. */
export interface WallTime extends Day {
  readonly hour: number
  readonly minute: number
}

const DAY_MS = 24 * 3_600_000
/** Formats are slow to make; the zones of this planet are some 600. */
const formats = new Map<string, Intl.DateTimeFormat>()

/** Whether this computer knows the zone (IANA). */
export function knowsZone(zone: string): boolean {
  try {
    return formatOf(zone) !== undefined
  } catch {
    return false
  }
}

/** How far the zone's clocks are ahead of UTC at a moment, ms. Throws RangeError for an unknown zone. */
export function offsetAt(at: number, zone: string): number {
  const parts = formatOf(zone).formatToParts(at)
  const read = (type: Intl.DateTimeFormatPartTypes): number => Number(parts.find((part) => part.type === type)?.value)
  const shown = Date.UTC(read('year'), read('month') - 1, read('day'), read('hour'), read('minute'), read('second'))
  return shown - Math.floor(at / 1_000) * 1_000
}

/** What the zone's clocks show at a moment. */
export function wallTime(at: number, zone: string): WallTime {
  const shown = new Date(at + offsetAt(at, zone))
  return { ...dayOf(shown.getTime()), hour: shown.getUTCHours(), minute: shown.getUTCMinutes() }
}

/**
 * The moment when the zone's clocks show this. As RFC 5545 (3.3.5) has it: of two such moments the first;
 * a time that the clocks leap over is read with the offset from before the leap.
 */
export function momentOf(wall: WallTime, zone: string): number {
  const shown = Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute)
  const [before, after] = [offsetAt(shown - DAY_MS, zone), offsetAt(shown + DAY_MS, zone)]
  const [first, second] = [shown - before, shown - after]
  if (before === after || offsetAt(first, zone) === before) return first
  return offsetAt(second, zone) === after ? second : first
}

/** The day so many days later. */
export const laterDay = ({ year, month, day }: Day, days: number): Day => dayOf(Date.UTC(year, month - 1, day + days))

/** 1 is Monday, 7 is Sunday (ISO 8601). */
export const weekdayOf = ({ year, month, day }: Day): number => new Date(Date.UTC(year, month - 1, day)).getUTCDay() || 7

/** `2026-11-30`; such texts sort as their days do. */
export const dayText = ({ year, month, day }: Day): string => `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`

const dayOf = (utc: number): Day => {
  const date = new Date(utc)
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}

const two = (count: number): string => String(count).padStart(2, '0')

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone)
  if (known !== undefined) return known
  const format = new Intl.DateTimeFormat('en-US', { timeZone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' })
  formats.set(timeZone, format)
  return format
}
