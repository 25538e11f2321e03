import fc from 'fast-check'
import { createPlayout } from '../../simulator/view/live/playout'

const MIN_MS = 200
const MAX_MS = 800
const playout = () => createPlayout(() => ({ minMs: MIN_MS, maxMs: MAX_MS }))

/** What arrives every 40 ms, as long as it does, read every 10 ms; answers the last state. */
function play(clock: ReturnType<typeof playout>, arrivals: readonly { readonly media: number; readonly at: number; readonly kind?: 'sound' }[], until: number) {
  const due: number[] = []
  let next = 0
  for (let now = 0; now <= until; now += 10) {
    for (; next < arrivals.length && arrivals[next]!.at <= now; next += 1) clock.received(arrivals[next]!.media, now, arrivals[next]!.kind ?? 'picture')
    const media = clock.due(now)
    if (media !== null) due.push(media)
  }
  return due
}
const evenly = (from: number, to: number, late = 0) => Array.from({ length: Math.floor((to - from) / 40) }, (_, index) => ({ media: from + index * 40, at: from + index * 40 + late }))

test('playing begins once the smallest buffer is there, and stays that far behind', () => {
  const clock = playout()
  expect(play(clock, evenly(0, 160), 300)).toEqual([])
  const due = play(playout(), evenly(0, 3_000), 3_000)
  expect(due[0]).toBe(0)
  const fresh = playout()
  play(fresh, evenly(0, 3_000), 2_950)
  expect(fresh.bufferedMs(2_950)).toBeGreaterThanOrEqual(MIN_MS - 45)
  expect(fresh.bufferedMs(2_950)).toBeLessThanOrEqual(MIN_MS + 5)
})

test('a burst of what was kept is not played out: it starts near to live', () => {
  const clock = playout()
  const due = play(clock, evenly(0, 2_000).map(({ media }) => ({ media, at: 0 })), 10)
  expect(due[0]).toBe(1_960 - MIN_MS)
})

test('dry, it waits for the smallest buffer again, and tells that it stalled', () => {
  const clock = playout()
  play(clock, [...evenly(0, 1_000), ...evenly(1_000, 3_000, 1_500)], 3_000)
  expect(clock.stalls).toBe(1)
})

test('a buffer above the largest is caught up with, faster, until it is small again', () => {
  const clock = playout()
  const late = [...evenly(0, 1_000), ...evenly(1_000, 2_500).map(({ media }) => ({ media, at: 1_010 })), ...evenly(2_500, 9_000, -1_400)]
  play(clock, late, 1_100)
  expect(clock.rate).toBeGreaterThan(1)
  play(clock, evenly(2_500, 9_000, -1_400).filter(({ at }) => at > 1_100), 7_000)
  expect(clock.rate).toBe(1)
})

test('what is never needed of the buffer is played out, until the smallest is left', () => {
  const clock = playout()
  play(clock, evenly(0, 240).map(({ media }) => ({ media, at: 0 })), 0)
  const readAt = (from: number, to: number): void => {
    for (let now = from; now < to; now += 10) {
      if (now % 40 === 0) clock.received(now + 500, now, 'picture')
      clock.due(now)
    }
  }
  readAt(10, 4_000)
  expect(clock.bufferedMs(4_000)).toBeGreaterThan(450)
  readAt(4_000, 12_000)
  expect(clock.rate).toBe(1)
  expect(clock.bufferedMs(12_000)).toBeLessThan(MIN_MS + 60)
  readAt(12_000, 30_000)
  expect(clock.bufferedMs(30_000)).toBeGreaterThan(MIN_MS - 45)
  expect(clock.stalls).toBe(0)
})

test('sound that arrives behind its pictures is waited for, also without a smallest buffer; sound that ceases is not', () => {
  const LATE_MS = 300
  const clock = createPlayout(() => ({ minMs: 0, maxMs: MAX_MS }))
  const pictures = Array.from({ length: 24 }, (_, index) => ({ media: index * 125, at: index * 125 }))
  const sound = Array.from({ length: 90 }, (_, index) => ({ media: index * 21, at: index * 21 + LATE_MS, kind: 'sound' as const }))
  play(clock, [...pictures, ...sound].toSorted((one, other) => one.at - other.at), 1_800)
  const due = clock.due(1_800)
  expect(due).not.toBeNull()
  expect(1_800 - due!).toBeGreaterThanOrEqual(LATE_MS)
  expect(1_800 - due!).toBeLessThan(LATE_MS + 60)
  const alone = play(clock, Array.from({ length: 50 }, (_, index) => ({ media: 2_000 + index * 80, at: 2_000 + index * 80 })), 6_000)
  expect(alone.at(-1)).toBeGreaterThan(5_000)
})

test('pictures that are rare, or come late and unevenly, make no gap in the sound', () => {
  for (const [everyMs, lateMs] of [[250, 0], [900, 0], [250, 600]] as const) {
    const clock = createPlayout(() => ({ minMs: 100, maxMs: MAX_MS }))
    const pictures = Array.from({ length: Math.floor(6_000 / everyMs) }, (_, index) => ({ media: index * everyMs, at: index * everyMs + (index % 2) * lateMs }))
    const sound = Array.from({ length: 285 }, (_, index) => ({ media: index * 21, at: index * 21, kind: 'sound' as const }))
    play(clock, [...pictures, ...sound].toSorted((one, other) => one.at - other.at), 5_900)
    expect({ everyMs, lateMs, stalls: clock.stalls }).toEqual({ everyMs, lateMs, stalls: 0 })
  }
})

test('another source begins anew', () => {
  const clock = playout()
  play(clock, evenly(0, 1_000), 1_000)
  clock.received(90_000, 1_010, 'picture')
  expect(clock.due(1_010)).toBeNull()
})

test('what is due never goes back while playing, however it arrives', () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 20, maxLength: 200 }), (delays) => {
    let at = 0
    const arrivals = delays.map((delay, index) => ({ media: index * 40, at: (at = Math.max(at, index * 40 + delay)) }))
    const due = play(playout(), arrivals, delays.length * 40 + 500)
    for (let index = 1; index < due.length; index += 1) if (due[index]! < due[index - 1]!) return false
    return true
  }), { numRuns: 100 })
})

test('told to lag, it stays behind and does not catch up until it is started anew', () => {
  const clock = playout()
  play(clock, evenly(0, 10_000), 5_000)
  clock.lag(3_000)
  for (let now = 5_000; now <= 9_900; now += 10) {
    clock.received(now, now, 'picture')
    expect(clock.due(now)).not.toBeNull()
  }
  expect(clock.rate).toBe(1)
  expect(clock.bufferedMs(9_900)).toBeGreaterThan(3_000)
  clock.restart()
  expect(clock.bufferedMs(9_900)).toBe(0)
})

test('told to lag while it waits to have enough, it begins that far behind', () => {
  const clock = playout()
  clock.lag(3_000)
  for (let now = 0; now <= 2_900; now += 10) {
    clock.received(now, now, 'picture')
    expect(clock.due(now)).toBeNull()
  }
  for (let now = 2_910; now <= 6_000; now += 10) {
    clock.received(now, now, 'picture')
    clock.due(now)
  }
  expect(clock.bufferedMs(6_000)).toBeGreaterThan(3_000)
})
