import fc from 'fast-check'
import { createSoundClock } from '../../../../../server/src/gateway/codec/sound-clock'

const SAMPLES = 960
const RATE = 48_000

test('inputs are counted without gaps, whatever their times say', () => {
  fc.assert(fc.property(fc.array(fc.record({ atMs: fc.nat(100_000), durationMs: fc.constantFrom(20, 60, 1_024 / 44.1) }), { maxLength: 50 }), (inputs) => {
    const clock = createSoundClock()
    let expected = 0
    for (const { atMs, durationMs } of inputs) {
      expect(clock.next(atMs, durationMs)).toBe(Math.round(expected * 1_000))
      expected += durationMs
    }
  }))
})

test('outputs get the stream\'s time back, also behind a gap', () => {
  const clock = createSoundClock()
  const first = clock.place(clock.next(5_000, 20), SAMPLES, RATE)
  expect(clock.streamTime(first.timestampUs)).toBe(5_000)
  // A few ms of jitter are no gap.
  const second = clock.place(clock.next(5_030, 20), SAMPLES, RATE)
  expect(clock.streamTime(second.timestampUs)).toBe(5_020)
  const third = clock.place(clock.next(9_000, 20), SAMPLES, RATE)
  expect(clock.streamTime(third.timestampUs)).toBe(9_000)
})

test('a sound card that runs fast or slow, dated with jitter, is kept within 10 ms of its dates for an hour', () => {
  fc.assert(fc.property(fc.integer({ min: -1_000, max: 1_000 }), fc.integer({ min: 1, max: 2 ** 31 - 1 }), (ppm, seed) => {
    const clock = createSoundClock()
    let random = seed
    for (let packet = 0; packet < 50 * 3_600; packet += 1) {
      random = (random * 48_271) % (2 ** 31 - 1)
      const trueMs = packet * 20 * (1 - ppm / 1_000_000)
      const { timestampUs } = clock.place(clock.next(trueMs + (random % 5) - 2, 20), SAMPLES, RATE)
      if (packet > 100 && Math.abs(clock.streamTime(timestampUs) - trueMs) > 10) return false
    }
    return true
  }), { numRuns: 10 })
})

test('what keeps to its dates is never bent', () => {
  const clock = createSoundClock()
  for (let packet = 0; packet < 5_000; packet += 1) expect(clock.place(clock.next(packet * 20 + (packet % 3), 20), SAMPLES, RATE).samples).toBe(SAMPLES)
})
