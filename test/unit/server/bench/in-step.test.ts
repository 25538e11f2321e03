import { worstApart, worstBeep, type Mark, type Marks } from '../../../../bench/in-step'

const SECONDS = 360
const each = (lateOf: (second: number) => number): readonly Mark[] => Array.from({ length: SECONDS }, (_, second) => ({ atMs: second * 1_000 + lateOf(second), lateMs: lateOf(second) }))
const marks = (flashLate: (second: number) => number, beepLate = flashLate): Marks => ({ flashes: each(flashLate), beeps: each(beepLate) })
const steady = marks(() => 20)

test('one beep out of step is found', () => {
  expect(worstBeep(steady, SECONDS)).toBe(0)
  expect(worstBeep(marks(() => 20, (second) => (second === 200 ? 75 : 20)), SECONDS)).toBe(55)
})

test('a drift to both sides of the middle is found in the first and the last minute', () => {
  const drifting = marks((second) => 20 + (second - SECONDS / 2) / 2)
  expect(worstApart(steady, steady, SECONDS)).toBe(0)
  expect(worstApart(steady, drifting, SECONDS)).toBeGreaterThan(70)
})

test('missing beeps or flashes are a fault, not a good figure', () => {
  expect(() => worstBeep({ ...steady, beeps: [] }, SECONDS)).toThrow('0 beeps in 360 s')
  expect(() => worstBeep({ ...steady, beeps: steady.beeps.slice(0, 300) }, SECONDS)).toThrow('300 beeps')
  expect(() => worstApart(steady, { ...steady, flashes: [] }, SECONDS)).toThrow('0 flashes')
})
