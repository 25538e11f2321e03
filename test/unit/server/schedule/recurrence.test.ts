import fc from 'fast-check'
import { MAX_OCCURRENCES, type PlanRepeat } from '#shared/protocol/plan'
import { startsOf } from '../../../../server/src/schedule/recurrence'
import { dayText, knowsZone, laterDay, momentOf, offsetAt, wallTime, weekdayOf, type WallTime } from '../../../../server/src/schedule/wall-clock'

const MINUTE_MS = 60_000
const [SHANGHAI, NEW_YORK, BERLIN] = ['Asia/Shanghai', 'America/New_York', 'Europe/Berlin'] as const
const ZONES = [SHANGHAI, NEW_YORK, BERLIN, 'Australia/Lord_Howe', 'Asia/Kathmandu', 'Pacific/Apia', 'Africa/Casablanca', 'UTC', 'Etc/GMT-8']

const wall = (text: string): WallTime => {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = text.split(/\D/).map(Number)
  return { year, month, day, hour, minute }
}
const at = (text: string, zone: string) => momentOf(wall(text), zone)
const iso = (moment: number) => new Date(moment).toISOString().slice(0, 16)
const shown = (starts: readonly number[], zone: string) => starts.map((moment) => {
  const { hour, minute, ...day } = wallTime(moment, zone)
  return `${dayText(day)} ${hour}:${String(minute).padStart(2, '0')}`
})
const times = (count: number) => ({ by: 'count', count }) as const
const weekly = (weekdays: readonly number[], end: PlanRepeat['end']): PlanRepeat => ({ every: 'week', weekdays, end })

test.each([
  ['2026-03-29 01:59', BERLIN, '2026-03-29T00:59'],
  // The clocks leap from 2 to 3: half past two is read by the winter's clock.
  ['2026-03-29 02:30', BERLIN, '2026-03-29T01:30'],
  ['2026-03-29 03:00', BERLIN, '2026-03-29T01:00'],
  // Half past two comes twice: the first is meant.
  ['2026-10-25 02:30', BERLIN, '2026-10-25T00:30'],
  ['2026-03-08 02:30', NEW_YORK, '2026-03-08T07:30'],
  ['2026-11-01 01:30', NEW_YORK, '2026-11-01T05:30'],
  ['2026-07-01 09:00', SHANGHAI, '2026-07-01T01:00'],
  ['2026-07-01 09:00', 'Asia/Kathmandu', '2026-07-01T03:15'],
])('%s in %s is %s in UTC', (time, zone, utc) => expect(iso(at(time, zone))).toBe(utc))

test('zones that nobody knows are known as such', () => {
  expect([...ZONES, 'Mars/Base', '', 'x'.repeat(64)].map(knowsZone)).toEqual([...ZONES.map(() => true), false, false, false])
})

test('a time that clocks show is found again, in every zone', () => {
  fc.assert(fc.property(fc.constantFrom(...ZONES), fc.integer({ min: Date.UTC(2024, 0) / MINUTE_MS, max: Date.UTC(2040, 0) / MINUTE_MS }), (zone, minute) => {
    const moment = minute * MINUTE_MS
    const back = momentOf(wallTime(moment, zone), zone)
    // The second of two that look alike is taken for the first.
    expect(wallTime(back, zone)).toEqual(wallTime(moment, zone))
    expect(back === moment || back === moment - (offsetAt(back, zone) - offsetAt(moment, zone))).toBe(true)
  }), { numRuns: 400 })
})

test('once is once', () => expect(startsOf({ startsAt: 60_000, zone: BERLIN, repeat: null })).toEqual([60_000]))

test('a daily plan keeps its time of day through the clocks’ change', () => {
  const starts = startsOf({ startsAt: at('2026-10-23 09:30', BERLIN), zone: BERLIN, repeat: { every: 'day', end: times(4) } })
  expect(shown(starts, BERLIN)).toEqual(['2026-10-23 9:30', '2026-10-24 9:30', '2026-10-25 9:30', '2026-10-26 9:30'])
  expect(starts.map(iso)).toEqual(['2026-10-23T07:30', '2026-10-24T07:30', '2026-10-25T08:30', '2026-10-26T08:30'])
})

test('the day on which the time is leapt over has it an hour later', () => {
  const starts = startsOf({ startsAt: at('2026-03-07 02:30', NEW_YORK), zone: NEW_YORK, repeat: { every: 'day', end: times(3) } })
  expect(shown(starts, NEW_YORK)).toEqual(['2026-03-07 2:30', '2026-03-08 3:30', '2026-03-09 2:30'])
})

test('a weekly plan stands on its weekdays until its day, that day included', () => {
  const starts = startsOf({ startsAt: at('2026-12-02 19:00', SHANGHAI), zone: SHANGHAI, repeat: weekly([1, 3, 5], { by: 'date', date: '2026-12-11' }) })
  expect(shown(starts, SHANGHAI).map((text) => text.slice(0, 10))).toEqual(['2026-12-02', '2026-12-04', '2026-12-07', '2026-12-09', '2026-12-11'])
})

test('a rule whose first day is none of its weekdays begins with the next', () => {
  const starts = startsOf({ startsAt: at('2026-12-01 08:00', NEW_YORK), zone: NEW_YORK, repeat: weekly([7], times(2)) })
  expect(shown(starts, NEW_YORK)).toEqual(['2026-12-06 8:00', '2026-12-13 8:00'])
})

test('a day of the zone counts, not the day in UTC', () => {
  const starts = startsOf({ startsAt: at('2026-12-07 00:30', SHANGHAI), zone: SHANGHAI, repeat: weekly([1], times(2)) })
  expect(starts.map(iso)).toEqual(['2026-12-06T16:30', '2026-12-13T16:30'])
})

test('an end before the start leaves nothing, and one too far is cut where it is seen to be too much', () => {
  const start = { startsAt: at('2026-12-02 19:00', BERLIN), zone: BERLIN }
  expect(startsOf({ ...start, repeat: { every: 'day', end: { by: 'date', date: '2026-12-01' } } })).toEqual([])
  expect(startsOf({ ...start, repeat: weekly([1], { by: 'date', date: '2099-01-01' }) })).toHaveLength(MAX_OCCURRENCES + 1)
  expect(startsOf({ ...start, repeat: weekly([1], times(MAX_OCCURRENCES)) })).toHaveLength(MAX_OCCURRENCES)
})

const aRepeat = fc.oneof(
  fc.record({ every: fc.constant('day' as const), end: fc.record({ by: fc.constant('count' as const), count: fc.integer({ min: 1, max: MAX_OCCURRENCES }) }) }),
  fc.record({ every: fc.constant('week' as const), weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }), end: fc.record({ by: fc.constant('count' as const), count: fc.integer({ min: 1, max: MAX_OCCURRENCES }) }) }),
)

test('any rule gives as many starts as it counts, each on its day at its time, in order', () => {
  fc.assert(fc.property(fc.constantFrom(...ZONES), fc.integer({ min: Date.UTC(2025, 0) / MINUTE_MS, max: Date.UTC(2030, 0) / MINUTE_MS }), aRepeat, (zone, minute, repeat) => {
    const startsAt = minute * MINUTE_MS
    const first = wallTime(startsAt, zone)
    const starts = startsOf({ startsAt, zone, repeat })
    expect(starts).toHaveLength(repeat.end.count)
    starts.forEach((start, index) => {
      const { hour, minute: minutes, ...day } = wallTime(start, zone)
      if (index > 0) expect(start).toBeGreaterThan(starts[index - 1] ?? Infinity)
      if (repeat.every === 'week') expect(repeat.weekdays).toContain(weekdayOf(day))
      else expect(dayText(day)).toBe(dayText(laterDay(first, index)))
      // At its time, or leapt over on that day.
      const leapt = offsetAt(start - 3_600_000, zone) !== offsetAt(start, zone)
      if (!leapt) expect([hour, minutes]).toEqual([first.hour, first.minute])
    })
  }), { numRuns: 60 })
})
