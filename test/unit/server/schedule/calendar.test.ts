import ICAL from 'ical.js'
import fc from 'fast-check'
import { planLink, type PlanChange, type PlanRequest } from '#shared/protocol/plan'
import { calendarOf } from '../../../../server/src/schedule/calendar/calendar-of'
import { fold, textValue } from '../../../../server/src/schedule/calendar/lines'
import { changePlan, newPlan } from '../../../../server/src/schedule/change-plan'
import type { Plan } from '../../../../server/src/schedule/plan'
import { occurrencesOf, startsOf } from '../../../../server/src/schedule/recurrence'
import { momentOf } from '../../../../server/src/schedule/wall-clock'

const NOW = Date.UTC(2026, 0, 5, 12)
const BASE = 'https://class.example'
const at = (zone: string, month: number, day: number, hour: number, minute = 0) => momentOf({ year: 2026, month, day, hour, minute }, zone)

function planned(change: Partial<PlanRequest> = {}): Plan {
  const made = newPlan('plan1', { id: 'u1', name: '林老师' }, { scenario: 'fixture', title: '函数; 一次, 二次', startsAt: at('Europe/Berlin', 3, 16, 9), zone: 'Europe/Berlin', minutes: 45, repeat: null, ...change }, NOW)
  if (!made.ok) throw new Error(made.failure)
  return made.value
}
function changed(plan: Plan, change: PlanChange): Plan {
  const made = changePlan(plan, change, NOW + 60_000)
  if (!made.ok) throw new Error(made.failure)
  return made.value
}
const weekly = (count: number, weekdays = [1]): PlanRequest['repeat'] => ({ every: 'week', weekdays, end: { by: 'count', count } })

/** Reads the file as a program of other people does, after what it must look like was looked at. */
function read(plan: Plan) {
  const text = calendarOf(plan, BASE)
  expect(text.endsWith('\r\n')).toBe(true)
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  const calendar = new ICAL.Component(ICAL.parse(text))
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone)
  expect([calendar.getFirstPropertyValue('version'), calendar.getFirstPropertyValue('prodid')]).toEqual(['2.0', '-//Lianmai//Plans 1//EN'])
  return calendar.getAllSubcomponents('vevent')
}

/** Every start that a calendar shows, moved ones in their new places. */
function shownBy(events: readonly InstanceType<typeof ICAL.Component>[]): readonly number[] {
  const whole = events.filter((event) => !event.hasProperty('recurrence-id') && event.getFirstPropertyValue('status') !== 'CANCELLED')
  const starts = whole.flatMap((component) => {
    const uid = component.getFirstPropertyValue('uid')
    const event = new ICAL.Event(component, { exceptions: events.filter((one) => one.hasProperty('recurrence-id') && one.getFirstPropertyValue('uid') === uid) })
    if (!event.isRecurring()) return [event.startDate.toUnixTime() * 1_000]
    const found: number[] = []
    const iterator = event.iterator()
    for (let next = iterator.next(); next; next = iterator.next()) found.push(event.getOccurrenceDetails(next).startDate.toUnixTime() * 1_000)
    return found
  })
  return starts.sort((one, other) => one - other)
}
const standing = (plan: Plan) => occurrencesOf(plan).filter(({ cancelled }) => !cancelled).map(({ startsAt }) => startsAt)
const value = (event: InstanceType<typeof ICAL.Component> | undefined, name: string) => String(event?.getFirstPropertyValue(name))

test('what takes place once has its moments in UTC, its words escaped, and rings ten minutes before', () => {
  const plan = planned()
  const [event, ...others] = read(plan)
  expect(others).toEqual([])
  expect(['summary', 'description', 'uid', 'status', 'sequence', 'dtstart', 'dtend', 'dtstamp', 'url'].map((name) => value(event, name))).toEqual([
    '函数; 一次, 二次', `林老师\n${planLink(BASE, 'plan1')}`, 'plan1-1@lianmai', 'CONFIRMED', '0', '2026-03-16T08:00:00Z', '2026-03-16T08:45:00Z', '2026-01-05T12:00:00Z', planLink(BASE, 'plan1'),
  ])
  const alarm = event?.getFirstSubcomponent('valarm')
  expect([value(alarm ?? undefined, 'trigger'), value(alarm ?? undefined, 'action')]).toEqual(['-PT10M', 'DISPLAY'])
})

test('without a reminder nothing rings', () => {
  expect(read(planned({ reminder: null }))[0]?.getFirstSubcomponent('valarm') ?? null).toBeNull()
})

test.each(['Europe/Berlin', 'America/New_York', 'Asia/Shanghai', 'Australia/Lord_Howe', 'Etc/GMT-8'])('a repeated plan in %s is shown at the same moments by a calendar that knows no zones', (zone) => {
  const plan = planned({ zone, startsAt: at(zone, 3, 2, 9, 30), repeat: weekly(40, [1, 3, 5]) })
  expect(shownBy(read(plan))).toEqual(startsOf(plan.series[0] ?? { startsAt: 0, zone, repeat: null }))
})

test('one that is moved, one that is cancelled, and a new time from some week on', () => {
  const plan = planned({ repeat: weekly(6) })
  const [, second = 0, third = 0, , fifth = 0] = standing(plan)
  const moved = changed(plan, { scope: 'one', occurrence: second, startsAt: second + 3_600_000, minutes: 30, title: '补课' })
  const thinner = changed(moved, { scope: 'one', occurrence: third, cancelled: true })
  const later = changed(thinner, { scope: 'later', occurrence: fifth, startsAt: fifth + 2 * 3_600_000 })
  const events = read(later)
  expect(events.map((event) => [value(event, 'uid'), value(event, 'sequence')])).toEqual([['plan1-1@lianmai', '3'], ['plan1-1@lianmai', '3'], ['plan1-2@lianmai', '3']])
  expect([value(events[1], 'summary'), value(events[1], 'recurrence-id'), value(events[1], 'dtend')]).toEqual(['补课', '2026-03-23T09:00:00', '2026-03-23T10:30:00'])
  expect(value(events[0], 'exdate')).toBe('2026-03-30T09:00:00')
  expect(shownBy(events)).toEqual(standing(later))
  expect(shownBy(events)).toHaveLength(5)
})

test('a cancelled plan says so in each of its events, also in those that a change of all took away', () => {
  const plan = planned({ repeat: weekly(6) })
  const split = changed(plan, { scope: 'later', occurrence: standing(plan)[3], minutes: 60 })
  const whole = changed(split, { scope: 'all', startsAt: at('Europe/Berlin', 3, 17, 8), repeat: null })
  expect(read(whole).map((event) => [value(event, 'uid'), value(event, 'status')])).toEqual([['plan1-1@lianmai', 'CONFIRMED'], ['plan1-2@lianmai', 'CANCELLED']])
  const gone = read(changed(whole, { scope: 'all', cancelled: true }))
  expect(gone.map((event) => value(event, 'status'))).toEqual(['CANCELLED', 'CANCELLED'])
  expect(gone.every((event) => event.getFirstSubcomponent('valarm') === null)).toBe(true)
})

test('any title comes back as it was, and no line is too long', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }), (title) => {
    const calm = title.replaceAll(/[\u0000-\u001f\u007f]/g, '')
    const [event] = read(planned({ title: calm || 'x', repeat: weekly(2) }))
    expect(value(event, 'summary')).toBe(calm || 'x')
  }), { numRuns: 200 })
})

test.each([['a'.repeat(75), 1], ['a'.repeat(76), 2], ['课'.repeat(25), 1], ['课'.repeat(26), 2], ['a'.repeat(75 + 74), 2], ['a'.repeat(75 + 75), 3]])('%s is cut into %i lines', (line, count) => {
  const lines = fold(line).split('\r\n')
  expect(lines).toHaveLength(count)
  expect(lines.map((piece, index) => (index === 0 ? piece : piece.slice(1))).join('')).toBe(line)
})

test('what has a meaning in a value is escaped', () => expect(textValue('a\\b;c,d\r\ne\u0007')).toBe('a\\\\b\\;c\\,d\\ne'))
