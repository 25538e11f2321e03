import { createArrivals } from '../../../../../server/src/gateway/servers/webrtc/arrivals'
import { handClock, rtp } from '../../../../support/stream-parts'

const header = (sequence: number, ssrc = 5) => rtp(sequence, 0, 1, true, ssrc)[1]

test('what is missing is asked for, again and again but ever later, and given up at last', () => {
  const clock = handClock()
  const arrivals = createArrivals(clock.now, 90_000)
  arrivals.take(header(65_534))
  arrivals.take(header(2))
  expect(arrivals.dueNacks()).toEqual([65_535, 0, 1])
  expect(arrivals.take(header(0))).toBe('new')
  expect(arrivals.dueNacks()).toEqual([])
  const asked: number[] = []
  for (let ms = 0; ms < 1_000; ms += 20) {
    clock.pass(20)
    asked.push(arrivals.dueNacks().length)
  }
  expect(asked.filter((count) => count > 0).length).toBeGreaterThan(4)
  expect(asked.filter((count) => count > 0).length).toBeLessThan(10)
  expect(asked.slice(-10).every((count) => count === 0)).toBe(true)
})

test('a packet counts once', () => {
  const arrivals = createArrivals(handClock().now, 90_000)
  expect([1, 2, 2, 1, 3].map((sequence) => arrivals.take(header(sequence)))).toEqual(['new', 'new', 'old', 'old', 'new'])
})

test('losses are reported for the time since the last report', () => {
  const arrivals = createArrivals(handClock().now, 90_000)
  for (let sequence = 0; sequence < 100; sequence += 1) if (sequence % 4 !== 1) arrivals.take(header(sequence))
  expect(arrivals.report()).toMatchObject({ fractionLost: 0.25, lost: 25, highestSequence: 99 })
  for (let sequence = 100; sequence < 200; sequence += 1) arrivals.take(header(sequence))
  expect(arrivals.report()).toMatchObject({ fractionLost: 0, lost: 25, highestSequence: 199 })
})

test('another source takes over only when the one before fell silent', () => {
  const clock = handClock()
  const arrivals = createArrivals(clock.now, 90_000)
  arrivals.take(header(1))
  expect(arrivals.take(header(9, 6))).toBe('old')
  clock.pass(600)
  expect(arrivals.take(header(10, 6))).toBe('restarted')
  expect(arrivals.ssrc).toBe(6)
})

test('a wild jump begins anew instead of asking for thousands', () => {
  const arrivals = createArrivals(handClock().now, 90_000)
  arrivals.take(header(1))
  expect(arrivals.take(header(1_000))).toBe('new')
  expect(arrivals.dueNacks()).toEqual([])
  expect(arrivals.take(header(20_000))).toBe('restarted')
})
