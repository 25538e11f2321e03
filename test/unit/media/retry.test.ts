import fc from 'fast-check'
import { retryDelayMs } from '../../../src/media/retry'

test('the first wait is 0.3 s and none is longer than 5 s, but for jitter', () => {
  expect(retryDelayMs(1, 0.5)).toBe(300)
  expect(retryDelayMs(50, 0.5)).toBe(5_000)
})

test('waits grow, and jitter moves them by a fifth at most', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 40 }), fc.double({ min: 0, max: 0.999, noNaN: true }), (attempt, random) => {
    const middle = retryDelayMs(attempt, 0.5)
    expect(retryDelayMs(attempt + 1, 0.5)).toBeGreaterThanOrEqual(middle)
    expect(Math.abs(retryDelayMs(attempt, random) - middle)).toBeLessThanOrEqual(middle * 0.2 + 1)
  }))
})
