import fc from 'fast-check'
import { createClockOffset } from '../../../src/signaling/clock-offset'
import { backoff } from '../../../src/signaling/reconnect'

test('the first wait is a fifth of a second, and no wait is over ten', () => {
  const policy = backoff(() => 1)
  expect(policy.plan(1).waitMs).toBe(200)
  expect(policy.plan(1_000_000).waitMs).toBe(10_000)
})

test('in the first half minute nobody waits a second', () => {
  const policy = backoff(() => 1)
  let passedMs = 0
  for (let attempt = 1; passedMs < 20_000; attempt++) {
    const { waitMs } = policy.plan(attempt)
    expect(waitMs).toBeLessThan(1_000)
    passedMs += waitMs
  }
})

test('waits are spread, and never less than the half', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 100 }), fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), (attempt, random) => {
    const whole = backoff(() => 1).plan(attempt).waitMs
    const { waitMs } = backoff(() => random).plan(attempt)
    expect(waitMs).toBeGreaterThanOrEqual(whole / 2)
    expect(waitMs).toBeLessThanOrEqual(whole)
  }))
})

test('the answer that travelled shortest tells the time', () => {
  const clock = createClockOffset()
  expect(clock.sample({ sentAt: 0, heardAt: 400, serverNow: 5_400 })).toBe(5_200)
  expect(clock.sample({ sentAt: 1_000, heardAt: 1_020, serverNow: 6_010 })).toBe(5_000)
  expect(clock.sample({ sentAt: 2_000, heardAt: 2_900, serverNow: 7_900 })).toBe(5_000)
})

test('an old estimate gives way: clocks drift', () => {
  const clock = createClockOffset()
  clock.sample({ sentAt: 0, heardAt: 1, serverNow: 5_000 })
  const later = Array.from({ length: 8 }, (_, index) => clock.sample({ sentAt: 1_000 * index, heardAt: 1_000 * index + 40, serverNow: 1_000 * index + 20 + 9_000 }))
  expect(later.at(-1)).toBe(9_000)
})
