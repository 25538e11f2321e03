import fc from 'fast-check'
import { createTrack } from '../../../../../server/src/gateway/stream/track'
import { timestampDistance } from '../../../../../server/src/gateway/wire/rtp'
import { DELTA, handClock, KEY, rtp } from '../../../../support/stream-parts'

test('numbers go on one by one when another source takes over, and times go on with the clock', () => {
  const seeds = fc.record({ first: fc.nat(0xffff), firstTime: fc.nat(0xffff_ffff), second: fc.nat(0xffff), secondTime: fc.nat(0xffff_ffff), count: fc.integer({ min: 1, max: 60 }) })
  fc.assert(fc.property(seeds, ({ first, firstTime, second, secondTime, count }) => {
    const clock = handClock()
    const track = createTrack('video', clock.now)
    const given = [...Array(count).keys()].map((index) => track.forward(...rtp(first + index, firstTime + index * 3_000, index === 0 ? KEY : DELTA)))
    clock.pass(count * 33 + 2_000)
    track.renumber()
    given.push(...[...Array(count).keys()].map((index) => track.forward(...rtp(second + index, secondTime + index * 3_000, index === 0 ? KEY : DELTA))))
    const packets = given.map((packet) => {
      if (packet === null) throw new Error('a packet was left out')
      return packet
    })
    packets.slice(1).forEach((packet, index) => {
      expect((packet.sequence - (packets[index]?.sequence ?? 0)) & 0xffff).toBe(1)
      expect(timestampDistance(packets[index]?.timestamp ?? 0, packet.timestamp)).toBeGreaterThan(0)
    })
  }))
})

test('a source begins with a keyframe: what comes before leaves no gap', () => {
  const clock = handClock()
  const track = createTrack('video', clock.now)
  expect(track.forward(...rtp(100, 0, DELTA))).toBeNull()
  expect(track.waitsForKeyframe).toBe(true)
  const first = track.forward(...rtp(101, 3_000, KEY))
  expect(track.waitsForKeyframe).toBe(false)
  track.renumber()
  expect(track.forward(...rtp(500, 0, DELTA))).toBeNull()
  expect(track.forward(...rtp(501, 0, KEY))?.sequence).toBe((first?.sequence ?? 0) + 1)
})

test('what comes late of the source before is left out', () => {
  const track = createTrack('video', handClock().now)
  track.forward(...rtp(100, 0, KEY))
  track.renumber()
  track.forward(...rtp(7_000, 0, KEY))
  expect(track.forward(...rtp(6_999, 0, DELTA))).toBeNull()
  expect(track.forward(...rtp(7_001, 0, DELTA))).not.toBeNull()
})

test('forty thousand packets behind a takeover everything still goes through', () => {
  const track = createTrack('video', handClock().now)
  track.forward(...rtp(100, 0, KEY))
  track.renumber()
  for (let sequence = 0; sequence < 70_000; sequence += 1) {
    if (track.forward(...rtp(sequence, sequence * 90, sequence % 500 === 0 ? KEY : DELTA)) === null) throw new Error(`lost ${sequence}`)
  }
})

test('sender reports set the clock of both directions', () => {
  const clock = handClock()
  const track = createTrack('audio', clock.now)
  const packet = track.forward(...rtp(1, 48_000, 1))
  track.anchor(48_000, 900)
  expect(track.timeOf(packet?.timestamp ?? 0)).toBe(900)
  expect(track.timeOf((packet?.timestamp ?? 0) + 480)).toBe(910)
  expect(track.timestampAt(1_000)).toBe((packet?.timestamp ?? 0) + 4_800)
})

test('old packets are found until they are overwritten', () => {
  const track = createTrack('video', handClock().now)
  const sequences = [...Array(3_000).keys()].map((index) => track.forward(...rtp(index, index, index === 0 ? KEY : DELTA))?.sequence ?? -1)
  expect(track.find(sequences[2_999] ?? -1)?.sequence).toBe(sequences[2_999])
  expect(track.find(sequences[1_000] ?? -1)?.sequence).toBe(sequences[1_000])
  expect(track.find(sequences[0] ?? -1)).toBeUndefined()
})

test('parameter sets that come behind their picture, sent again, belong to the keyframe', () => {
  const track = createTrack('video', () => 0)
  track.forward(...rtp(1, 0, KEY))
  track.forward(...rtp(3, 3_600, KEY))
  const late = track.forward(...rtp(2, 3_600, 0x67, false))
  expect(track.keyframe?.sequence).toBe(late?.sequence)
})
