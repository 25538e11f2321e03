import fc from 'fast-check'
import { goOn, hold, isOver, pause, play, positionAt, seek, stoppedClock, withLength, withSpeed, type ReplayClock } from '../../../src/pages/replay/replay-clock'

const minute = stoppedClock(60_000)

test('a clock stands until it is played, and runs with the time', () => {
  expect(positionAt(minute, 5_000)).toBe(0)
  expect(positionAt(play(minute, 1_000), 5_000)).toBe(4_000)
})

test('another speed counts from now on', () => {
  const fast = withSpeed(play(minute, 0), 2, 10_000)
  expect(positionAt(fast, 15_000)).toBe(20_000)
  expect(positionAt(withSpeed(fast, 0.5, 15_000), 17_000)).toBe(21_000)
})

test('it stands while it waits, and goes on from there', () => {
  const held = hold(play(minute, 0), 3_000)
  expect(positionAt(held, 9_000)).toBe(3_000)
  expect(positionAt(goOn(held, 9_000), 10_000)).toBe(4_000)
})

test('a paused clock neither waits nor goes on', () => {
  const paused = pause(play(minute, 0), 3_000)
  expect(hold(paused, 4_000)).toBe(paused)
  expect(goOn(paused, 5_000)).toBe(paused)
})

test('who jumps while it waits still waits', () => {
  const held = seek(hold(play(minute, 0), 3_000), 30_000, 4_000)
  expect([held.mode, positionAt(held, 9_000)]).toEqual(['waiting', 30_000])
})

test('it ends at the end, and begins anew when played there', () => {
  const over = play(minute, 0)
  expect(isOver(over, 60_000)).toBe(true)
  expect(positionAt(over, 99_000)).toBe(60_000)
  expect(positionAt(play(pause(over, 99_000), 100_000), 101_000)).toBe(1_000)
})

test('a recording that grows plays on', () => {
  expect(positionAt(withLength(play(minute, 0), 90_000, 60_000), 70_000)).toBe(70_000)
})

type Act = (clock: ReplayClock, now: number) => ReplayClock
const acts: fc.Arbitrary<Act> = fc.oneof(
  fc.constantFrom<Act>(play, pause, hold, goOn),
  fc.integer({ min: -10_000, max: 99_000 }).map((to): Act => (clock, now) => seek(clock, to, now)),
  fc.constantFrom(0.5, 0.75, 1, 1.25, 1.5, 2).map((speed): Act => (clock, now) => withSpeed(clock, speed, now)),
)

test('whatever is done, the position stays inside, and time alone never moves it back', () => {
  fc.assert(fc.property(fc.array(fc.tuple(acts, fc.nat(20_000))), (steps) => {
    let clock = minute
    let now = 0
    for (const [act, later] of steps) {
      clock = act(clock, now)
      const before = positionAt(clock, now)
      now += later
      expect(positionAt(clock, now)).toBeGreaterThanOrEqual(before)
      expect(before).toBeGreaterThanOrEqual(0)
      expect(positionAt(clock, now)).toBeLessThanOrEqual(60_000)
    }
  }))
})
