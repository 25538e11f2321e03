import fc from 'fast-check'
import { transportFeedback } from '../../../../../server/src/gateway/wire/twcc'
import type { Arrival } from '../../../../../server/src/gateway/wire/twcc'

/** Reads a feedback packet back, by the draft's own words (status vectors of two-bit symbols only). */
function read(packet: Buffer): readonly Arrival[] {
  const from = packet.readUInt16BE(12)
  const total = packet.readUInt16BE(14)
  let clock = packet.readIntBE(16, 3) * 64 * 4
  const chunks = Math.ceil(total / 7)
  let at = 20 + chunks * 2
  const arrivals: Arrival[] = []
  for (let index = 0; index < total; index += 1) {
    const symbol = (packet.readUInt16BE(20 + Math.floor(index / 7) * 2) >> (12 - 2 * (index % 7))) & 3
    if (symbol === 0) continue
    clock += symbol === 1 ? packet.readUInt8(at) : packet.readInt16BE(at)
    at += symbol
    arrivals.push({ sequence: from + index, atMs: clock / 4 })
  }
  return arrivals
}

test('what arrived is told to a quarter of a millisecond, what is missing as missing', () => {
  const gaps = fc.array(fc.record({ skipped: fc.nat(4), laterMs: fc.double({ min: -5, max: 90, noNaN: true }) }), { minLength: 1, maxLength: 80 })
  fc.assert(fc.property(fc.nat(30_000), fc.double({ min: 100, max: 1_000_000, noNaN: true }), gaps, (from, startMs, steps) => {
    let sequence = from - 1
    let atMs = startMs
    const arrivals = steps.map(({ skipped, laterMs }) => {
      sequence += 1 + skipped
      atMs += laterMs
      return { sequence, atMs }
    })
    const packet = transportFeedback({ sender: 1, media: 2, count: 3, from, arrivals })
    if (packet === null) throw new Error('nothing told')
    expect(packet.length % 4).toBe(0)
    expect(packet.readUInt16BE(2)).toBe(packet.length / 4 - 1)
    const told = read(packet)
    expect(told.map((arrival) => arrival.sequence)).toEqual(arrivals.map((arrival) => arrival.sequence))
    told.forEach((arrival, index) => expect(Math.abs(arrival.atMs - (arrivals[index]?.atMs ?? 0))).toBeLessThanOrEqual(0.126))
  }))
})

test('nothing, and too much, is not told', () => {
  expect(transportFeedback({ sender: 1, media: 2, count: 0, from: 5, arrivals: [] })).toBeNull()
  expect(transportFeedback({ sender: 1, media: 2, count: 0, from: 5, arrivals: [{ sequence: 5_000, atMs: 1 }] })).toBeNull()
})
