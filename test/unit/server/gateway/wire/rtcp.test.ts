import fc from 'fast-check'
import { parseRtcp } from '../../../../../server/src/gateway/wire/rtcp'
import { estimatedBitrate, negativeAcknowledgement, pictureLossIndication, receiverReport, senderReport } from '../../../../../server/src/gateway/wire/rtcp-write'
import { sequenceDistance } from '../../../../../server/src/gateway/wire/rtp'

test('a sender report keeps its clock to the millisecond', () => {
  const unixMs = 1_795_225_149_123
  const [report] = parseRtcp(senderReport({ ssrc: 7, unixMs, timestamp: 0xfffffff0, packets: 3, bytes: 400 }))
  expect(report).toMatchObject({ type: 'sender-report', ssrc: 7, timestamp: 0xfffffff0 })
  expect(report?.type === 'sender-report' && Math.abs(report.ntpMs - unixMs) < 1).toBe(true)
})

test('a receiver report tells losses and the last sender report', () => {
  const report = receiverReport(1, { ssrc: 9, fractionLost: 0.25, lost: -3, highestSequence: 70_000, jitter: 12, lastSr: 0xabcdef01, delaySinceSr: 6_553 })
  expect(parseRtcp(report)).toEqual([{ type: 'report-block', ssrc: 9, fractionLost: 0.25, lastSr: 0xabcdef01, delaySinceSr: 6_553 }])
})

test('missing numbers survive a NACK, also across the wrap', () => {
  fc.assert(fc.property(fc.nat(0xffff), fc.uniqueArray(fc.nat(400), { minLength: 1, maxLength: 60 }), (first, steps) => {
    const sequences = steps.toSorted((a, b) => a - b).map((step) => (first + step) & 0xffff)
    const [nack] = parseRtcp(negativeAcknowledgement(1, 5, sequences))
    expect(nack).toEqual({ type: 'nack', ssrc: 5, sequences })
    expect(sequences.every((sequence, index) => index === 0 || sequenceDistance(sequences[index - 1] ?? 0, sequence) > 0)).toBe(true)
  }))
})

test('both ways of asking for a keyframe are understood', () => {
  expect(parseRtcp(pictureLossIndication(1, 5))).toEqual([{ type: 'keyframe-request', ssrc: 5 }])
  expect(parseRtcp(Buffer.from('84ce00040000000100000000000000050a000000', 'hex'))).toEqual([{ type: 'keyframe-request', ssrc: 5 }])
})

test('an estimated bitrate is told to within a thousandth', () => {
  fc.assert(fc.property(fc.integer({ min: 10_000, max: 1_000_000_000 }), (bitsPerSecond) => {
    const [remb] = parseRtcp(estimatedBitrate(1, 5, bitsPerSecond))
    expect(remb?.type === 'remb' && Math.abs(remb.bitsPerSecond / bitsPerSecond - 1) < 0.001).toBe(true)
  }))
})

test('compound packets are read to the end, unknown parts left out', () => {
  const unknown = Buffer.from('80ca0001000000ff', 'hex')
  const compound = Buffer.concat([senderReport({ ssrc: 7, unixMs: 0, timestamp: 0, packets: 0, bytes: 0 }), unknown, pictureLossIndication(1, 5)])
  expect(parseRtcp(compound).map(({ type }) => type)).toEqual(['sender-report', 'keyframe-request'])
})

test('any bytes are read without a fault, and never for long', () => {
  const kinds = fc.constantFrom(200, 201, 203, 205, 206)
  const block = fc.tuple(fc.nat(31), kinds, fc.uint8Array({ maxLength: 80 })).map(([count, kind, body]) => Buffer.concat([Buffer.of(0x80 | count, kind, 0, Math.floor(body.length / 4)), body]))
  fc.assert(fc.property(fc.oneof(fc.uint8Array({ maxLength: 100 }).map((bytes) => Buffer.from(bytes)), fc.array(block, { maxLength: 4 }).map((blocks) => Buffer.concat(blocks))), (packet) => {
    expect(Array.isArray(parseRtcp(packet))).toBe(true)
  }), { numRuns: 3_000 })
  const flood = Buffer.alloc(65_532, 0xff)
  flood.set([0x81, 205, 0x3f, 0xfe], 0)
  const [nack] = parseRtcp(flood)
  expect(nack?.type === 'nack' && nack.sequences.length).toBeLessThanOrEqual(2_048 + 17)
})
