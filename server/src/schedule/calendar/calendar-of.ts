import { impossible } from '#shared/kernel/impossible'
import { planLink, type PlanRepeat } from '#shared/protocol/plan'
import type { Exception, Plan, Series } from '../plan.ts'
import { startsOf } from '../recurrence.ts'
import { offsetAt } from '../wall-clock.ts'
import { streamOf, textValue, utcValue } from './lines.ts'
import { timeZoneLines, wallValue } from './time-zone.ts'

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS
const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const

/** A plan as a calendar file (RFC 5545). What happens once has UTC times; what repeats has its zone's, so that it keeps its time of day. */
export function calendarOf(plan: Plan, serverBase: string): string {
  const repeated = plan.series.filter(({ repeat, dropped }) => repeat !== null && !dropped)
  const zones = [...new Set(repeated.map(({ zone }) => zone))]
  return streamOf([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Lianmai//Plans 1//EN',
    'CALSCALE:GREGORIAN',
    ...zones.flatMap((zone) => zoneOf(zone, repeated)),
    ...plan.series.flatMap((series) => eventsOf(plan, series, serverBase)),
    'END:VCALENDAR',
  ])
}

function zoneOf(zone: string, repeated: readonly Series[]): readonly string[] {
  const moments = repeated.filter((one) => one.zone === zone).flatMap((one) => [...startsOf(one), ...one.exceptions.map((each) => (each.kind === 'moved' ? each.startsAt : each.at))])
  return timeZoneLines(zone, Math.min(...moments) - 2 * DAY_MS, Math.max(...moments) + 2 * DAY_MS)
}

function eventsOf(plan: Plan, series: Series, serverBase: string): readonly string[] {
  const { startsAt, zone, repeat, exceptions, dropped, minutes, title } = series
  const describe = (change: readonly string[], gone: boolean, named: string) => eventLines(plan, series, serverBase, { change, gone, title: named })
  const gone = dropped || plan.cancelledAt !== null
  if (repeat === null || dropped) return onlyEvent(series, describe, gone)
  const time = (name: string, at: number) => `${name};TZID=${zone}:${wallValue(at + offsetAt(at, zone))}`
  const span = (at: number, long: number) => [time('DTSTART', at), time('DTEND', at + long * MINUTE_MS)]
  const cancelled = exceptions.filter(({ kind }) => kind === 'cancelled')
  return [
    ...describe([...span(startsAt, minutes), `RRULE:${ruleOf(repeat, startsOf(series).length)}`, ...cancelled.map(({ at }) => time('EXDATE', at))], gone, title),
    ...exceptions.flatMap((one) => (one.kind === 'moved' ? describe([time('RECURRENCE-ID', one.at), ...span(one.startsAt, one.minutes)], gone, one.title) : [])),
  ]
}

/** What takes place once, as it was moved at last. */
function onlyEvent({ startsAt, minutes, title, exceptions }: Series, describe: (change: readonly string[], gone: boolean, title: string) => readonly string[], gone: boolean): readonly string[] {
  const now = movedBy(exceptions.find(({ at }) => at === startsAt)) ?? { startsAt, minutes, title }
  const cancelled = exceptions.some(({ at, kind }) => at === startsAt && kind === 'cancelled')
  return describe([`DTSTART:${utcValue(now.startsAt)}`, `DTEND:${utcValue(now.startsAt + now.minutes * MINUTE_MS)}`], gone || cancelled, now.title)
}

const movedBy = (exception: Exception | undefined) => (exception?.kind === 'moved' ? exception : null)

interface Event {
  readonly change: readonly string[]
  readonly gone: boolean
  readonly title: string
}

function eventLines(plan: Plan, { number }: Series, serverBase: string, { change, gone, title }: Event): readonly string[] {
  const link = planLink(serverBase, plan.id)
  return [
    'BEGIN:VEVENT',
    `UID:${plan.id}-${number}@lianmai`,
    `DTSTAMP:${utcValue(plan.changedAt)}`,
    `CREATED:${utcValue(plan.createdAt)}`,
    `LAST-MODIFIED:${utcValue(plan.changedAt)}`,
    `SEQUENCE:${plan.sequence}`,
    ...change,
    `SUMMARY:${textValue(title)}`,
    `DESCRIPTION:${textValue(`${plan.ownerName}\n${link}`)}`,
    `URL:${link}`,
    `STATUS:${gone ? 'CANCELLED' : 'CONFIRMED'}`,
    ...(plan.reminder === null || gone ? [] : alarmLines(plan.reminder, title)),
    'END:VEVENT',
  ]
}

const alarmLines = (minutes: number, title: string): readonly string[] =>
  ['BEGIN:VALARM', 'ACTION:DISPLAY', `DESCRIPTION:${textValue(title)}`, `TRIGGER:-PT${minutes}M`, 'END:VALARM']

/** The rule by its count: an end by date would have to be a moment. */
function ruleOf(repeat: PlanRepeat, count: number): string {
  switch (repeat.every) {
    case 'day':
      return `FREQ=DAILY;COUNT=${count}`
    case 'week':
      return `FREQ=WEEKLY;COUNT=${count};WKST=MO;BYDAY=${repeat.weekdays.map((day) => WEEKDAYS[day - 1] ?? 'MO').join(',')}`
    default:
      return impossible(repeat)
  }
}
