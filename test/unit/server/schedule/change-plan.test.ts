import fc from 'fast-check'
import type { PlanChange, PlanRequest } from '#shared/protocol/plan'
import { cancelPlan, changePlan, newPlan } from '../../../../server/src/schedule/change-plan'
import { doorOf } from '../../../../server/src/schedule/plan-door'
import type { Plan } from '../../../../server/src/schedule/plan'
import { occurrencesOf } from '../../../../server/src/schedule/recurrence'
import { scheduleOf, viewOf } from '../../../../server/src/schedule/views'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const MINUTE_MS = 60_000
const NOW = Date.UTC(2026, 11, 1, 0)
const START = Date.UTC(2026, 11, 2, 1)
const request: PlanRequest = { scenario: 'fixture', title: 'Algebra', startsAt: START, zone: 'Asia/Shanghai', minutes: 45, repeat: { every: 'day', end: { by: 'count', count: 5 } }, students: ['Ann'] }
const made = (change: Partial<PlanRequest> = {}) => newPlan('p', { id: 'host', name: 'Host' }, { ...request, ...change }, NOW)

function plan(change: Partial<PlanRequest> = {}): Plan {
  const result = made(change)
  if (!result.ok) throw new Error(result.failure)
  return result.value
}
function changed(of: Plan, ...changes: readonly PlanChange[]): Plan {
  return changes.reduce((before, change) => {
    const result = changePlan(before, change, NOW)
    if (!result.ok) throw new Error(result.failure)
    return result.value
  }, of)
}
const refusal = (of: Plan, change: PlanChange, now = NOW) => {
  const result = changePlan(of, change, now)
  return result.ok ? null : result.failure
}
/** Days after the first start and hours of the day's own, such as `1+2h`. */
const days = (of: Plan) => occurrencesOf(of).map(({ startsAt, cancelled }) => {
  const hours = Math.round((startsAt - START) / HOUR_MS)
  return `${Math.floor(hours / 24)}${hours % 24 === 0 ? '' : `+${hours % 24}h`}${cancelled ? 'x' : ''}`
})
const nth = (index: number) => START + index * DAY_MS

test('a plan that was asked for is there as asked, its reminder ten minutes before', () => {
  expect(plan()).toMatchObject({ owner: 'host', ownerName: 'Host', reminder: 10, students: ['Ann'], sequence: 0, cancelledAt: null })
  expect(plan({ reminder: null }).reminder).toBeNull()
  expect(days(plan())).toEqual(['0', '1', '2', '3', '4'])
})

test.each<[string, Partial<PlanRequest>, string | null]>([
  ['over', { startsAt: NOW - HOUR_MS, repeat: null }, 'plan/over'],
  ['begun and not over', { startsAt: NOW - 30 * MINUTE_MS, repeat: null }, null],
  ['without a day', { repeat: { every: 'day', end: { by: 'date', date: '2026-12-01' } } }, 'plan/over'],
  ['without end', { repeat: { every: 'day', end: { by: 'date', date: '2027-12-01' } } }, 'plan/too-many'],
  ['in a zone that nobody knows', { zone: 'Mars/Base' }, 'request/invalid'],
])('a plan that is %s: %j is answered by %s', (_, change, code) => {
  const result = made(change)
  expect(result.ok ? null : result.failure).toBe(code)
})

test('one is moved and keeps its name; one is cancelled; the others stay', () => {
  const moved = changed(plan(), { scope: 'one', occurrence: nth(1), startsAt: nth(1) + 2 * HOUR_MS, title: 'Later' }, { scope: 'one', occurrence: nth(3), cancelled: true })
  expect(days(moved)).toEqual(['0', '1+2h', '2', '3x', '4'])
  expect(occurrencesOf(moved)[1]).toMatchObject({ at: nth(1), title: 'Later', endsAt: nth(1) + 2 * HOUR_MS + 45 * MINUTE_MS })
  const again = changed(moved, { scope: 'one', occurrence: nth(1), minutes: 60 })
  expect(occurrencesOf(again)[1]).toMatchObject({ startsAt: nth(1) + 2 * HOUR_MS, title: 'Later', endsAt: nth(1) + 3 * HOUR_MS })
})

test('this and later get a new time, and what was before stays with its exceptions', () => {
  const later = changed(plan(), { scope: 'one', occurrence: nth(0), cancelled: true }, { scope: 'later', occurrence: nth(2), startsAt: nth(2) + HOUR_MS, title: 'Geometry' })
  expect(days(later)).toEqual(['0x', '1', '2+1h', '3+1h', '4+1h'])
  expect(occurrencesOf(later).map(({ title }) => title)).toEqual(['Algebra', 'Algebra', 'Geometry', 'Geometry', 'Geometry'])
  expect(days(changed(later, { scope: 'later', occurrence: nth(1), repeat: { every: 'day', end: { by: 'count', count: 2 } } }))).toEqual(['0x', '1', '2'])
})

test('this and later are cancelled; from the first on it is the whole plan', () => {
  expect(days(changed(plan(), { scope: 'later', occurrence: nth(2), cancelled: true }))).toEqual(['0', '1'])
  expect(changed(plan(), { scope: 'later', occurrence: nth(0), cancelled: true }).cancelledAt).toBe(NOW)
})

test('a new title for all keeps what was moved; a new rule for all does not', () => {
  const moved = changed(plan(), { scope: 'one', occurrence: nth(1), startsAt: nth(1) + HOUR_MS })
  expect(days(changed(moved, { scope: 'all', title: 'New', minutes: 90 }))).toEqual(['0', '1+1h', '2', '3', '4'])
  expect(days(changed(moved, { scope: 'all', startsAt: START + HOUR_MS }))).toEqual(['0+1h', '1+1h', '2+1h', '3+1h', '4+1h'])
  const split = changed(moved, { scope: 'later', occurrence: nth(3), minutes: 30 })
  expect(days(changed(split, { scope: 'all', startsAt: START + 2 * HOUR_MS }))).toHaveLength(5)
})

test('the list and the reminder are the whole plan’s', () => {
  expect(changed(plan(), { scope: 'one', occurrence: nth(1), students: ['Bo', 'Cy'], reminder: null })).toMatchObject({ students: ['Bo', 'Cy'], reminder: null })
})

test('what is changed once is changed wholly where there is only one', () => {
  const once = plan({ repeat: null })
  expect(days(changed(once, { scope: 'one', occurrence: START, startsAt: START + HOUR_MS }))).toEqual(['0+1h'])
  expect(changed(once, { scope: 'one', occurrence: START, cancelled: true }).cancelledAt).toBe(NOW)
})

test('changes that make no sense are refused', () => {
  expect(refusal(plan(), { scope: 'one', occurrence: 7 })).toBe('plan/not-found')
  expect(refusal(plan(), { scope: 'later' })).toBe('plan/not-found')
  expect(refusal(plan(), { scope: 'all', startsAt: NOW - 9 * DAY_MS })).toBe('plan/over')
  expect(refusal(plan(), { scope: 'all', zone: 'Mars/Base' })).toBe('request/invalid')
  expect(refusal(plan(), { scope: 'later', occurrence: nth(2), startsAt: nth(1) })).toBe('request/invalid')
  expect(refusal(plan(), { scope: 'later', occurrence: nth(2), repeat: { every: 'day', end: { by: 'count', count: 199 } } })).toBe('plan/too-many')
  expect(refusal(changed(plan(), { scope: 'all', cancelled: true }), { scope: 'all', title: 'x' })).toBe('plan/cancelled')
  const often = Array.from({ length: 19 }, (_, index): PlanChange => ({ scope: 'later', occurrence: nth(index + 1), minutes: 30 + index }))
  const long = changed(plan({ repeat: { every: 'day', end: { by: 'count', count: 40 } } }), ...often)
  expect(refusal(long, { scope: 'later', occurrence: nth(25), minutes: 9 })).toBe('plan/too-many')
})

test('a plan that is cancelled in its middle keeps what was', () => {
  const result = cancelPlan(plan(), undefined, nth(2) + HOUR_MS)
  expect(result.ok && days(result.value)).toEqual(['0', '1', '2', '3x', '4x'])
})

const aChange = fc.record({
  scope: fc.constantFrom('one' as const, 'later' as const, 'all' as const),
  pick: fc.nat(30),
  shift: fc.option(fc.integer({ min: -3 * 24, max: 3 * 24 }), { nil: undefined }),
  minutes: fc.option(fc.integer({ min: 5, max: 720 }), { nil: undefined }),
  cancelled: fc.option(fc.constant(true as const), { nil: undefined, freq: 5 }),
})

test('whatever is changed in whatever order, names stay single, bounds hold, and each change counts', () => {
  fc.assert(fc.property(fc.array(aChange, { maxLength: 12 }), (changes) => {
    let current = plan({ repeat: { every: 'week', weekdays: [1, 3, 6], end: { by: 'count', count: 12 } } })
    for (const { scope, pick, shift, minutes, cancelled } of changes) {
      const all = occurrencesOf(current)
      const one = all[pick % all.length]
      if (one === undefined) break
      const result = changePlan(current, { scope, occurrence: one.at, minutes, cancelled, startsAt: shift === undefined ? undefined : one.startsAt + shift * HOUR_MS }, NOW)
      if (!result.ok) continue
      expect(result.value.sequence).toBe(current.sequence + 1)
      current = result.value
      const names = occurrencesOf(current).map(({ at }) => at)
      expect(new Set(names).size).toBe(names.length)
      expect(names.length).toBeLessThanOrEqual(200)
      expect(current.series.length).toBeLessThanOrEqual(20)
    }
  }), { numRuns: 150 })
})

describe('the door', () => {
  const peopleIn = (people: number | null) => () => people
  const facts = { held: [], mine: false, peopleIn: peopleIn(null) }
  const held = [{ at: nth(0), room: 'r', openedAt: 0 }]
  test.each([
    ['is closed eleven minutes before', -11, {}, { state: 'closed', opensAt: START - 10 * MINUTE_MS, startsAt: START }],
    ['leads guests to the waiting room ten minutes before', -10, {}, { state: 'waiting', startsAt: START, occurrence: START }],
    ['is open to the host then', -10, { mine: true }, { state: 'open', startsAt: START, occurrence: START }],
    ['keeps guests waiting while the host is not in', 5, { held, peopleIn: peopleIn(0) }, { state: 'waiting', startsAt: START, occurrence: START }],
    ['is open once somebody is in, also before the start', -5, { held, peopleIn: peopleIn(1) }, { state: 'open', startsAt: START, occurrence: START }],
    ['stays open as long as the room does', 100, { held, peopleIn: peopleIn(2) }, { state: 'open', startsAt: START, occurrence: START }],
    ['leads to the next after the end', 46, { held }, { state: 'closed', opensAt: nth(1) - 10 * MINUTE_MS, startsAt: nth(1) }],
    ['leads guests to the next when the room was ended', 20, { held }, { state: 'closed', opensAt: nth(1) - 10 * MINUTE_MS, startsAt: nth(1) }],
    ['lets the host open anew until the end', 20, { held, mine: true }, { state: 'open', startsAt: START, occurrence: START }],
    ['is over after the last', 5 * 24 * 60, {}, { state: 'over' }],
  ] as const)('%s', (_, minutes, given, door) => {
    expect(doorOf(plan(), { ...facts, ...given, now: START + minutes * MINUTE_MS })).toEqual(door)
  })

  test('passes over what is cancelled', () => {
    const thinner = changed(plan(), { scope: 'one', occurrence: nth(0), cancelled: true })
    expect(doorOf(thinner, { ...facts, now: START })).toMatchObject({ state: 'closed', startsAt: nth(1) })
    expect(doorOf(changed(thinner, { scope: 'all', cancelled: true }), { ...facts, now: START })).toEqual({ state: 'cancelled' })
  })
})

test('the list of names and a room that goes on are shown to the host alone', () => {
  const kept = { plan: plan(), held: [{ at: nth(0), room: 'r', openedAt: START }] }
  expect(viewOf(kept, 'host', START)).toMatchObject({ mine: true, students: ['Ann'], occurrences: [{ room: 'r' }, {}, {}, {}, {}] })
  for (const viewer of ['ann', null]) expect(viewOf(kept, viewer, START)).toMatchObject({ mine: false, students: [], occurrences: [{ room: null }, {}, {}, {}, {}] })
  expect(viewOf(kept, 'ann', START + HOUR_MS).occurrences[0]?.room).toBe('r')
})

test('a schedule has the next first, at most ten of one plan, and what was held after its rule is gone', () => {
  const daily = plan({ repeat: { every: 'day', end: { by: 'count', count: 40 } } })
  const other = { ...plan({ repeat: null, startsAt: nth(20) }), id: 'q' }
  const schedule = scheduleOf([{ plan: daily, held: [{ at: 5, room: 'old', openedAt: NOW - DAY_MS }] }, { plan: other, held: [] }], 'host', nth(2) + HOUR_MS)
  expect(schedule.coming.map(({ id }) => id)).toEqual([...Array.from({ length: 10 }, () => 'p'), 'q'])
  expect(schedule.coming[0]?.occurrence.at).toBe(nth(3))
  expect(schedule.past.map(({ occurrence }) => occurrence.at)).toEqual([nth(2), nth(1), nth(0), 5])
  expect(schedule.past.at(-1)?.occurrence.room).toBe('old')
})
