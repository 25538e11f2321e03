import fc from 'fast-check'
import { createLineOut } from '../../../../../server/src/gateway/stream/line-out'
import { createSmallLayer } from '../../../../../server/src/gateway/stream/small-layer'
import { createTrack } from '../../../../../server/src/gateway/stream/track'
import type { Track } from '../../../../../server/src/gateway/stream/track'
import { sequenceDistance, timestampDistance } from '../../../../../server/src/gateway/wire/rtp'
import { DELTA, expectOk, grantFor, handClock, notedReader, notedSource, rtp, testHub } from '../../../../support/stream-parts'
import type { HandClock, NotedReader } from '../../../../support/stream-parts'

beforeEach(() => jest.useFakeTimers({ doNotFake: ['performance'] }))
afterEach(() => jest.useRealTimers())

/** The first byte of parameter sets: with them a keyframe is one to change layers at. */
const SPS = 0x67
const PICTURE_TICKS = 3_600

/** A source of pictures on a track: `packets` a picture, each with its time. */
function pen(track: Track, clock: HandClock, first: { readonly sequence: number; readonly timestamp: number }) {
  let { sequence, timestamp } = first
  return (byte: number, packets = 1) => {
    timestamp += PICTURE_TICKS
    return Array.from({ length: packets }, (_, index) => {
      const packet = track.forward(...rtp((sequence += 1), timestamp, index === 0 ? byte : DELTA, index === packets - 1))
      track.anchor(timestamp, clock.now())
      if (packet === null) throw new Error('no packet')
      return packet
    })
  }
}

function rises({ got }: NotedReader): boolean {
  return got.every(({ packet }, index) => {
    const before = got[index - 1]?.packet
    return before === undefined || (sequenceDistance(before.sequence, packet.sequence) === 1 && timestampDistance(before.timestamp, packet.timestamp) >= 0)
  })
}

test('numbers and times go on whatever track follows another, also where its first picture is older than the last one', () => {
  const layer = fc.record({ sequence: fc.nat(0xffff), timestamp: fc.nat(0xffff_ffff) })
  fc.assert(fc.property(layer, layer, fc.array(fc.record({ pictures: fc.integer({ min: 1, max: 30 }), lateMs: fc.integer({ min: -900, max: 100 }) }), { minLength: 1, maxLength: 12 }), (one, other, turns) => {
    const clock = handClock()
    const reader = notedReader()
    const line = createLineOut('video', reader)
    const tracks = [createTrack('video', clock.now), createTrack('small', clock.now)]
    const pens = tracks.map((track, index) => pen(track, clock, index === 0 ? one : other))
    turns.forEach(({ pictures, lateMs }, turn) => {
      const [track, draw] = [tracks[turn % 2], pens[turn % 2]]
      if (track === undefined || draw === undefined) return
      clock.pass(lateMs)
      const first = draw(SPS, 2)
      clock.pass(-lateMs)
      if (first[0]) line.turnTo(track, first[0])
      first.forEach(line.send)
      for (let picture = 0; picture < pictures; picture += 1) {
        clock.pass(40)
        draw(DELTA).forEach(line.send)
      }
    })
    expect(rises(reader)).toBe(true)
  }), { numRuns: 200 })
})

test('each layer keeps the time of its sender: a second behind the change both say the same of one moment', () => {
  const clock = handClock()
  const reader = notedReader()
  const line = createLineOut('video', reader)
  const tracks = { video: createTrack('video', clock.now), small: createTrack('small', clock.now) }
  const [big, small] = [pen(tracks.video, clock, { sequence: 100, timestamp: 5_000 }), pen(tracks.small, clock, { sequence: 9_000, timestamp: 4_000_000_000 })]
  const [first] = big(SPS)
  if (first) line.turnTo(tracks.video, first)
  big(DELTA).forEach(line.send)
  const before = line.timestampAt(clock.now())
  const [next] = small(SPS)
  if (next) line.turnTo(tracks.small, next)
  clock.pass(1_000)
  expect((line.timestampAt(clock.now()) ?? 0) - (before ?? 0)).toBe(90_000)
})

test('what is asked for again is of the layer that had the number, and what comes late fills its place', () => {
  const clock = handClock()
  const reader = notedReader()
  const line = createLineOut('video', reader)
  const tracks = { video: createTrack('video', clock.now), small: createTrack('small', clock.now) }
  const [big, small] = [pen(tracks.video, clock, { sequence: 100, timestamp: 5_000 }), pen(tracks.small, clock, { sequence: 9_000, timestamp: 90_000 })]
  const pictures = [...big(SPS), ...big(DELTA), ...big(DELTA)]
  if (pictures[0]) line.turnTo(tracks.video, pictures[0])
  // The second one is late.
  for (const index of [0, 2]) line.send(pictures[index] ?? pictures[0] ?? failed())
  const [next] = small(SPS)
  if (next) line.turnTo(tracks.small, next)
  line.send(next ?? failed())
  line.sendLate(tracks.video, pictures[1] ?? failed())
  const [first, third, fourth, second] = reader.got.map(({ packet }) => packet.sequence)
  expect([second, third, fourth].map((sequence) => sequenceDistance(first ?? 0, sequence ?? 0))).toEqual([1, 2, 3])
  expect(line.resend(second ?? 0)).toBe(true)
  expect(reader.got.at(-1)?.packet.bytes).toBe(pictures[1]?.bytes)
  expect(line.resend(fourth ?? 0)).toBe(true)
  expect(reader.got.at(-1)?.packet.bytes).toBe(next?.bytes)
  // What the old layer sent behind its last picture that was shown has no place.
  const count = reader.got.length
  big(DELTA).forEach((packet) => line.sendLate(tracks.video, packet))
  expect(reader.got).toHaveLength(count)
  expect(line.resend((fourth ?? 0) + 5)).toBe(false)
})

const failed = (): never => {
  throw new Error('no packet')
}

test('forty thousand packets behind a change everything still goes through', () => {
  const clock = handClock()
  const reader = { ...notedReader(), count: 0, write: () => void (reader.count += 1) }
  const line = createLineOut('video', reader)
  const tracks = [createTrack('video', clock.now), createTrack('small', clock.now)]
  const [big, small] = tracks.map((track) => pen(track, clock, { sequence: 1, timestamp: 1 }))
  for (const [track, draw] of [[tracks[0], big], [tracks[1], small]] as const) {
    const [first] = draw?.(SPS) ?? []
    if (track && first) line.turnTo(track, first)
  }
  for (let picture = 0; picture < 70_000; picture += 1) small?.(DELTA).forEach(line.send)
  expect(reader.count).toBe(70_000)
})

test('the layer that was left never comes back by itself, however much more it sends than the one that is seen', () => {
  const clock = handClock()
  const reader = notedReader()
  const line = createLineOut('video', reader)
  const tracks = { video: createTrack('video', clock.now), small: createTrack('small', clock.now) }
  const [big, small] = [pen(tracks.video, clock, { sequence: 100, timestamp: 5_000 }), pen(tracks.small, clock, { sequence: 9_000, timestamp: 90_000 })]
  for (const [track, draw] of [[tracks.video, big], [tracks.small, small]] as const) {
    const first = draw(SPS)[0] ?? failed()
    line.turnTo(track, first)
    line.send(first)
  }
  for (let index = 0; index < 140_000; index += 1) {
    big(DELTA).forEach((packet) => line.sendLate(tracks.video, packet))
    if (index % 40 === 0) small(DELTA).forEach(line.send)
  }
  expect(reader.got).toHaveLength(2 + 140_000 / 40)
  expect(rises(reader)).toBe(true)
})

/** A publisher with both pictures on a hub. */
function both() {
  const { hub, clock } = testHub()
  const source = notedSource()
  const publisher = expectOk(hub.publishPackets(grantFor('publish'), source))
  let at = 0
  const next = { video: 0, small: 40_000 }
  const picture = (line: 'video' | 'small', byte: number, marker = true) => {
    publisher.write(line, ...rtp((next[line] += 1), at * 90, byte, marker, line === 'small' ? 9 : 5))
    return undefined
  }
  const pass = (ms: number) => {
    at += ms
    clock.pass(ms)
    jest.advanceTimersByTime(ms)
  }
  return { hub, source, publisher, picture, pass }
}

const layersOf = ({ got }: NotedReader): string => got.map(({ packet }) => (packet.bytes.readUInt32BE(8) === 9 ? 's' : 'b')).join('')

test('a viewer changes at a whole keyframe of the other layer, behind a whole picture of its own', () => {
  const { hub, source, picture, pass } = both()
  picture('video', SPS)
  picture('small', SPS)
  const reader = notedReader()
  const viewing = expectOk(hub.readPackets(grantFor('play', 'room-ann-camera', { user: 'bob' }), reader))
  pass(1_000)
  picture('small', DELTA)
  viewing.choose('small')
  expect([source.asked, source.askedSmall]).toEqual([0, 1])
  picture('video', DELTA, false)
  picture('small', SPS, false)
  picture('small', DELTA)
  expect(layersOf(reader)).toBe('bb')
  picture('video', DELTA)
  expect(layersOf(reader)).toBe('bbbss')
  pass(40)
  picture('video', DELTA)
  picture('small', DELTA)
  expect(layersOf(reader)).toBe('bbbsss')
  expect(rises(reader)).toBe(true)
})

test('a publisher is asked for the small keyframe again until it is there', () => {
  const { hub, source, picture, pass } = both()
  picture('video', SPS)
  picture('small', SPS)
  pass(1_000)
  picture('video', SPS)
  const viewing = expectOk(hub.readPackets(grantFor('play', 'room-ann-camera', { user: 'bob' }), notedReader()))
  viewing.choose('small')
  for (let index = 0; index < 20; index += 1) {
    pass(40)
    picture('small', DELTA)
  }
  expect(source.askedSmall).toBeGreaterThanOrEqual(2)
  picture('small', SPS)
  const asked = source.askedSmall
  for (let index = 0; index < 20; index += 1) {
    pass(40)
    picture('small', DELTA)
  }
  expect(source.askedSmall).toBeLessThanOrEqual(asked + 1)
})

test('another publisher begins with the big picture for everybody, and small ones come back by themselves', () => {
  const { hub, picture, pass } = both()
  picture('video', SPS)
  picture('small', SPS)
  const reader = notedReader()
  expectOk(hub.readPackets(grantFor('play', 'room-ann-camera', { user: 'bob' }), reader, 'small'))
  expect(layersOf(reader)).toBe('s')
  pass(100)
  const second = expectOk(hub.publishPackets(grantFor('publish'), notedSource()))
  second.write('video', ...rtp(7, 0, SPS))
  second.write('small', ...rtp(70, 0, SPS, true, 9))
  expect(layersOf(reader)).toBe('sbs')
  expect(rises(reader)).toBe(true)
})

test('the small picture is there while it comes, and gone a second after it stopped', () => {
  const clock = handClock()
  const told: boolean[] = []
  const small = createSmallLayer(clock.now, (there) => told.push(there))
  small.otherCame()
  small.came()
  clock.pass(900)
  small.otherCame()
  small.came()
  clock.pass(1_100)
  small.otherCame()
  small.otherCame()
  small.came()
  small.gone()
  expect(told).toEqual([true, false, true, false])
})
