import { offsetAt } from '../wall-clock.ts'

const MINUTE_MS = 60_000
const WEEK_MS = 7 * 24 * 60 * MINUTE_MS

/** The zone as calendars without a list of zones need it (RFC 5545, 3.6.5): what it is at first, and each change until the end, ms. */
export function timeZoneLines(zone: string, from: number, until: number): readonly string[] {
  const lines = ['BEGIN:VTIMEZONE', `TZID:${zone}`]
  const begin = offsetAt(from, zone)
  lines.push(...observance('STANDARD', '19700101T000000', begin, begin))
  for (const at of changesOf(zone, from, until)) {
    const [before, after] = [offsetAt(at - MINUTE_MS, zone), offsetAt(at, zone)]
    lines.push(...observance(after > before ? 'DAYLIGHT' : 'STANDARD', wallValue(at + before), before, after))
  }
  return [...lines, 'END:VTIMEZONE']
}

/** When the zone's clocks are changed between two moments; two changes are more than a week apart. */
function changesOf(zone: string, from: number, until: number): readonly number[] {
  const changes: number[] = []
  for (let at = from; at < until; at += WEEK_MS) {
    if (offsetAt(at, zone) !== offsetAt(at + WEEK_MS, zone)) changes.push(changeWithin(zone, at, at + WEEK_MS))
  }
  return changes
}

/** The first minute that has the later offset. */
function changeWithin(zone: string, from: number, until: number): number {
  let [low, high] = [Math.floor(from / MINUTE_MS), Math.ceil(until / MINUTE_MS)]
  const before = offsetAt(from, zone)
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (offsetAt(middle * MINUTE_MS, zone) === before) low = middle
    else high = middle
  }
  return high * MINUTE_MS
}

const observance = (kind: string, start: string, from: number, to: number): readonly string[] =>
  [`BEGIN:${kind}`, `DTSTART:${start}`, `TZOFFSETFROM:${offsetValue(from)}`, `TZOFFSETTO:${offsetValue(to)}`, `END:${kind}`]

/** A local time from its moment plus the offset, `20261130T093000`. */
export const wallValue = (shown: number): string => new Date(shown).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')

function offsetValue(ms: number): string {
  const minutes = Math.round(Math.abs(ms) / MINUTE_MS)
  return `${ms < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}${two(minutes % 60)}`
}

const two = (count: number): string => String(count).padStart(2, '0')
