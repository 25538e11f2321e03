import fc from 'fast-check'
import { createRing, type Ring } from '../../../../../server/src/gateway/clip/ring'
import type { Frame } from '../../../../../server/src/gateway/stream/frames'
import { picture, sound } from '../../../../support/stream-parts'

/** Pictures each 100 ms from `fromMs`, a keyframe each second, and a sound beside each. */
const frames = (fromMs: number, toMs: number, bytes = 100): readonly Frame[] =>
  Array.from({ length: (toMs - fromMs) / 100 }, (_, index) => fromMs + index * 100).flatMap((at) => [picture(at, at % 1_000 === 0, bytes), sound(at + 20)])

function filled(...written: readonly (readonly Frame[])[]): Ring {
  const ring = createRing()
  for (const frame of written.flat()) ring.write(frame)
  return ring
}

const spans = (ring: Ring, fromMs: number, toMs: number) => ring.between(fromMs, toMs).map((group) => [group[0]?.dtsMs, group.at(-1)?.dtsMs])

test('a stretch begins with the last keyframe before it and ends where it was to end', () => {
  const ring = filled(frames(0, 5_000))
  expect(spans(ring, 1_500, 3_250)).toEqual([[1_000, 1_920], [2_000, 2_920], [3_000, 3_220]])
  expect(spans(ring, 2_000, 3_000)).toEqual([[2_000, 2_920]])
})

test('what reaches beyond what is kept is cut to it; what lies outside is nothing', () => {
  const ring = filled(frames(10_000, 12_000))
  expect(spans(ring, 0, 60_000)).toEqual([[10_000, 10_920], [11_000, 11_920]])
  expect(spans(ring, 0, 9_000)).toEqual([])
  expect(spans(ring, 13_000, 14_000)).toEqual([])
  expect(createRing().between(0, 1_000)).toEqual([])
})

test('a picture stands until the next: where each is a keyframe, the clip begins with the one before', () => {
  const ring = filled([0, 40, 80, 120].map((at) => picture(at, true)))
  expect(spans(ring, 50, 100)).toEqual([[40, 40], [80, 80]])
})

test('frames are the very same objects: nothing is copied', () => {
  const written = frames(0, 1_000)
  expect(filled(written).between(0, 1_000)[0]?.every((frame, index) => frame === written[index])).toBe(true)
})

test('groups that are over before a time go, the one that reaches into it stays', () => {
  const ring = filled(frames(0, 5_000))
  ring.trim(2_500)
  expect(ring.oldestMs).toBe(2_000)
  ring.trim(60_000)
  expect([ring.oldestMs, ring.bytes]).toEqual([null, 0])
})

test('too many bytes push the oldest groups out, whole', () => {
  const ring = createRing(200_000)
  for (const frame of frames(0, 60_000, 1_000)) ring.write(frame)
  expect(ring.bytes).toBeLessThanOrEqual(200_000)
  expect(ring.oldestMs! % 1_000).toBe(0)
  expect(ring.between(0, 60_000).every(([first]) => first?.kind === 'video' && first.key)).toBe(true)
  expect(ring.oldestMs).toBeGreaterThan(40_000)
})

test('a group that is too large is given up; sound goes on alone until the next keyframe', () => {
  const ring = createRing(50_000)
  ring.write(picture(0, true, 30_000))
  ring.write(picture(40, false, 30_000))
  expect(ring.bytes).toBe(0)
  ring.write(picture(80))
  ring.write(sound(100))
  ring.write(picture(120))
  expect(ring.between(0, 1_000).flat().map(({ kind }) => kind)).toEqual(['audio'])
  ring.write(picture(160, true))
  ring.write(picture(200))
  expect(ring.between(0, 1_000).flat().map(({ kind }) => kind)).toEqual(['audio', 'video', 'video'])
})

test('sound alone is kept by the second, also where pictures stay away', () => {
  const sounds = (fromMs: number, toMs: number) => Array.from({ length: (toMs - fromMs) / 20 }, (_, index) => sound(fromMs + index * 20))
  expect(spans(filled(sounds(0, 4_000)), 1_500, 2_500)).toEqual([[1_000, 1_980], [2_000, 2_480]])
  const ring = filled(frames(0, 1_000), sounds(1_000, 30_000))
  ring.trim(20_000)
  expect(ring.oldestMs).toBeGreaterThan(18_000)
})

test('whatever comes, its bytes are those of its groups, and every group of pictures begins with a keyframe', () => {
  const some = fc.record({ dtsMs: fc.nat(100_000), kind: fc.constantFrom('key', 'delta', 'sound'), bytes: fc.nat(5_000) })
  fc.assert(fc.property(fc.array(some, { maxLength: 200 }), fc.nat(100_000), (list, trimmed) => {
    const ring = createRing(40_000)
    for (const { dtsMs, kind, bytes } of list) {
      ring.write(kind === 'sound' ? sound(dtsMs) : picture(dtsMs, kind === 'key', bytes))
      expect(ring.bytes).toBeLessThanOrEqual(40_000)
    }
    ring.trim(trimmed)
    for (const group of ring.between(0, 200_000)) {
      const first = group.find(({ kind }) => kind === 'video')
      if (first?.kind === 'video') expect(first.key).toBe(true)
    }
    while (ring.oldestMs !== null) ring.dropOldest()
    expect(ring.bytes).toBe(0)
  }))
})
