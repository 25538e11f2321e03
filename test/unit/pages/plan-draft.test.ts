import type { PlanRequest, PlanView } from '#shared/protocol/plan'
import { dayWord, repeatWord, stretchOf } from '../../../src/pages/plans/day-words'
import { changeOf, draftOf, freshDraft, requestOf, type Draft } from '../../../src/pages/plans/draft'
import { ownZone, zoneByOffset } from '../../../src/pages/plans/zone'
import { translator } from '../../../src/ui/words/translate'
import { zh } from '../../../src/ui/words/zh'

const t = translator(zh)
const at = (day: number, hour: number, minute = 0) => new Date(2026, 11, day, hour, minute).getTime()
const fresh = (change: Partial<Draft> = {}): Draft => ({ ...freshDraft({ scenario: 'education', variant: 'small', title: '一次函数' }, at(2, 9, 20)), ...change })
const asked = (change: Partial<Draft>): PlanRequest => {
  const request = requestOf(fresh(change), 'Asia/Shanghai')
  if (!request.ok) throw new Error(request.failure)
  return request.value
}
const missing = (change: Partial<Draft>) => {
  const request = requestOf(fresh(change), 'Asia/Shanghai')
  return request.ok ? null : request.failure
}

test('a new form stands at the next full hour, once, with a reminder', () => {
  expect(fresh()).toMatchObject({ date: '2026-12-02', time: '10:00', minutes: 45, repeat: 'none', weekdays: [3], reminder: 10 })
  expect(freshDraft({ scenario: 'education', variant: undefined, title: '' }, at(31, 23, 59))).toMatchObject({ date: '2027-01-01', time: '00:00' })
})

test('what the form asks for', () => {
  expect(asked({ names: ' 陈一诺\n王子涵，李思远\n\n陈一诺 ', title: ' 一次函数 ' })).toEqual({
    scenario: 'education', variant: 'small', title: '一次函数', startsAt: at(2, 10), zone: 'Asia/Shanghai', minutes: 45, repeat: null, students: ['陈一诺', '王子涵', '李思远'], reminder: 10,
  })
  expect(asked({ repeat: 'week', weekdays: [5, 1], count: '12' }).repeat).toEqual({ every: 'week', weekdays: [1, 5], end: { by: 'count', count: 12 } })
  expect(asked({ repeat: 'day', endBy: 'date', until: '2026-12-31' }).repeat).toEqual({ every: 'day', end: { by: 'date', date: '2026-12-31' } })
})

test.each<[Partial<Draft>, string | null]>([
  [{ date: '' }, 'plans.form.when.missing'],
  [{ time: '' }, 'plans.form.when.missing'],
  [{ repeat: 'week', weekdays: [] }, 'plans.form.weekdays.missing'],
  [{ repeat: 'day', count: '0' }, 'plans.form.count.wrong'],
  [{ repeat: 'day', count: '201' }, 'plans.form.count.wrong'],
  [{ repeat: 'day', count: 'x' }, 'plans.form.count.wrong'],
  [{ repeat: 'day', endBy: 'date', until: '' }, 'plans.form.until.missing'],
  [{ repeat: 'day', endBy: 'date', until: '2026-12-01' }, 'plans.form.until.missing'],
  [{ names: Array.from({ length: 501 }, (_, index) => `n${index}`).join('\n') }, 'plans.form.names.many'],
  [{ count: 'x' }, null],
])('the form with %j lacks %s', (change, sentence) => expect(missing(change)).toBe(sentence))

const occurrence = (day: number) => ({ at: at(day, 10), startsAt: at(day, 10), endsAt: at(day, 10) + 45 * 60_000, title: '一次函数', cancelled: false, room: null })
const plan: PlanView = {
  id: 'p', scenario: 'education', variant: 'small', title: '一次函数', host: '林老师', mine: true, zone: 'Asia/Shanghai', startsAt: at(2, 10), minutes: 45,
  repeat: { every: 'day', end: { by: 'count', count: 3 } }, reminder: 10, cancelled: false, students: ['陈一诺'], occurrences: [occurrence(2), occurrence(3), occurrence(4)],
}
const how = (scope: 'one' | 'later' | 'all') => ({ scope, occurrence: at(3, 10), zone: 'Europe/Berlin' })
const changed = (scope: 'one' | 'later' | 'all', change: Partial<Draft>) => {
  const before = draftOf(plan, scope, occurrence(3))
  const made = changeOf(before, { ...before, ...change }, how(scope))
  if (!made.ok) throw new Error(made.failure)
  return made.value
}

test('a change says what was changed and nothing else; a zone comes with a new time alone', () => {
  const named = { occurrence: at(3, 10) }
  expect(changed('one', { title: '补课' })).toEqual({ scope: 'one', ...named, title: '补课' })
  expect(changed('one', { time: '11:30' })).toEqual({ scope: 'one', ...named, startsAt: at(3, 11, 30), zone: 'Europe/Berlin' })
  expect(changed('later', { minutes: 60 })).toEqual({ scope: 'later', ...named, minutes: 60 })
  expect(changed('all', { names: '', reminder: null })).toEqual({ scope: 'all', ...named, students: [], reminder: null })
  expect(changed('all', { repeat: 'none' })).toEqual({ scope: 'all', ...named, repeat: null })
})

test('the form of later ones begins with this one and counts what is left, that of all with the first', () => {
  expect(draftOf(plan, 'later', occurrence(3))).toMatchObject({ date: '2026-12-03', count: '2' })
  expect(draftOf(plan, 'all', occurrence(3))).toMatchObject({ date: '2026-12-02', count: '3', names: '陈一诺' })
})

test('days, repeats and stretches in words', () => {
  expect(dayWord(at(2, 10), at(1, 0), t)).toBe('12月2日 周三')
  expect(dayWord(new Date(2027, 0, 3).getTime(), at(1, 0), t)).toBe('2027年1月3日 周日')
  expect(repeatWord(plan, t)).toBe('每天，共 3 次')
  expect(repeatWord({ ...plan, repeat: { every: 'week', weekdays: [1, 3], end: { by: 'count', count: 3 } } }, t)).toBe('每周一、周三，共 3 次')
  expect(repeatWord({ repeat: null, occurrences: [occurrence(2)] }, t)).toBe('一次')
  const now = at(2, 20)
  expect([at(2, 23, 59), at(3, 0), at(8, 23), at(9, 0)].map((moment) => stretchOf(moment, now))).toEqual(['today', 'week', 'week', 'later'])
})

test('a phone without Intl knows its zone by its distance from UTC', () => {
  expect([-480, 0, -120, 300, -330].map(zoneByOffset)).toEqual(['Asia/Shanghai', 'UTC', 'Etc/GMT-2', 'Etc/GMT+5', 'Etc/GMT-5'])
  expect(ownZone()).toBe(Intl.DateTimeFormat().resolvedOptions().timeZone)
})
