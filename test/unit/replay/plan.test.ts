import fc from 'fast-check'
import type { RecordedPart } from '#shared/protocol/http'
import { lengthOf, nextAfter, openAt, playingAt, reelsOf } from '../../../src/pages/replay/plan'
import { part, recording, START } from './recording'

const NOW = START + 90_000

test('each stream is a reel of its parts, in the order in which they came', () => {
  const reels = reelsOf(recording({ parts: [part('chen', 30_000, 50_000), part('lin', 0, 60_000), part('chen', 5_000, 20_000)] }), NOW)
  expect(reels.map(({ owner, stretches }) => [owner, stretches.map(({ from, to }) => [from, to])])).toEqual([
    ['lin', [[0, 60_000]]],
    ['chen', [[5_000, 20_000], [30_000, 50_000]]],
  ])
})

test('in a gap nothing plays, and the next part is known', () => {
  const [, chen] = reelsOf(recording(), NOW)
  expect(playingAt(chen!, 25_000)).toBeNull()
  expect(nextAfter(chen!, 25_000)?.from).toBe(30_000)
  expect(nextAfter(chen!, 30_000)).toBeNull()
})

test('a part is opened shortly before its turn', () => {
  const [, chen] = reelsOf(recording(), NOW)
  expect(openAt(chen!, 26_000, 3_000)).toBeNull()
  expect(openAt(chen!, 27_500, 3_000)?.from).toBe(30_000)
  expect(openAt(chen!, 35_000, 3_000)?.from).toBe(30_000)
})

test('what is still being written plays up to now', () => {
  const growing = recording({ endedAt: null, parts: [part('lin', 0, null)] })
  expect(lengthOf(growing, NOW)).toBe(90_000)
  expect(playingAt(reelsOf(growing, NOW)[0]!, 80_000)?.offset).toBe(80)
})

test('a device whose clock is behind still has all that is known', () => {
  expect(lengthOf(recording({ endedAt: null }), START - 1)).toBe(60_000)
})

test('a recording of nothing has no reels', () => {
  expect(reelsOf(recording({ parts: [] }), NOW)).toEqual([])
})

/** Parts of one stream: stretches and the gaps between them, ms. */
const streams: fc.Arbitrary<readonly RecordedPart[]> = fc.array(fc.tuple(fc.nat(5_000), fc.integer({ min: 1, max: 20_000 })), { minLength: 1, maxLength: 12 }).map((pieces) => {
  let at = 0
  return pieces.map(([gap, length]) => {
    const from = at + gap
    at = from + length
    return part('chen', from, at)
  })
})

test('every position of a part is played by exactly that part, and the offsets go on without a jump', () => {
  fc.assert(fc.property(streams, fc.nat(), fc.nat(), (parts, one, share) => {
    const chosen = parts[one % parts.length]!
    const [reel] = reelsOf(recording({ parts: [...parts].reverse(), endedAt: START + 1_000_000 }), NOW)
    const length = chosen.endedAt! - chosen.beganAt
    const into = share % length
    const playing = playingAt(reel!, chosen.beganAt - START + into)
    expect(playing?.stretch.part).toBe(chosen)
    expect(playing?.offset).toBeCloseTo(into / 1_000, 9)
  }))
})

test('outside of all parts nothing plays', () => {
  fc.assert(fc.property(streams, fc.nat(400_000), (parts, position) => {
    const at = START + position
    const inside = parts.some(({ beganAt, endedAt }) => beganAt <= at && at < endedAt!)
    const [reel] = reelsOf(recording({ parts, endedAt: START + 1_000_000 }), NOW)
    expect(playingAt(reel!, position) !== null).toBe(inside)
  }))
})
