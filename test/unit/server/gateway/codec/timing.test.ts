import fc from 'fast-check'
import { createTiming } from '../../../../../server/src/gateway/codec/timing'

test('inputs are counted without gaps, whatever their times say', () => {
  fc.assert(fc.property(fc.array(fc.record({ atMs: fc.nat(100_000), durationMs: fc.constantFrom(20, 60, 1_024 / 44.1) }), { maxLength: 50 }), (inputs) => {
    const timing = createTiming()
    let expected = 0
    for (const { atMs, durationMs } of inputs) {
      expect(timing.next(atMs, durationMs)).toBe(Math.round(expected * 1_000))
      expected += durationMs
    }
  }))
})

test('outputs get the stream\'s time back, also behind a gap', () => {
  const timing = createTiming()
  timing.next(5_000, 20)
  expect(timing.streamTime(0)).toBe(5_000)
  // A few ms of jitter are no gap.
  timing.next(5_030, 20)
  expect(timing.streamTime(20_000)).toBe(5_020)
  timing.next(9_000, 20)
  expect(timing.streamTime(40_000)).toBe(9_000)
})
