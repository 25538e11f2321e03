import fc from 'fast-check'
import { findExtension, isRtcp, parseRtp, sequenceDistance, timestampDistance, writeRtpHeader } from '../../../../../server/src/gateway/wire/rtp'

const PLAIN = Buffer.from('80e6a1b2000f424012345678aabbcc', 'hex')

test('a packet tells its numbers and where its payload stands', () => {
  expect(parseRtp(PLAIN)).toEqual({ marker: true, payloadType: 102, sequence: 0xa1b2, timestamp: 1_000_000, ssrc: 0x12345678, start: 12, end: 15 })
})

test('contributing sources and extensions stand before the payload, padding behind it', () => {
  const packet = Buffer.concat([Buffer.from('b1660001000000010000000200000003', 'hex'), Buffer.from('bede0001510a0b00', 'hex'), Buffer.from([1, 2, 3, 0, 0, 3])])
  expect(parseRtp(packet)).toMatchObject({ start: 24, end: 27 })
  expect(findExtension(packet, 5)).toEqual({ at: 21, bytes: 2 })
})

test('a probe of nothing but padding is a packet without payload', () => {
  const probe = Buffer.concat([Buffer.from('a06600010000000100000002', 'hex'), Buffer.from([0, 0, 0, 4])])
  expect(parseRtp(probe)).toMatchObject({ start: 12, end: 12 })
})

test.each([
  ['nothing', ''],
  ['a header cut short', '80660001000000010000'],
  ['another version', '00660001000000010000000200'],
  ['more padding than packet', 'a0660001000000010000000210'],
  ['an extension beyond the end', '90660001000000010000000200010010'],
])('%s is no packet', (_name, hex) => {
  expect(parseRtp(Buffer.from(hex, 'hex'))).toBeNull()
})

test('extensions of the two-byte form are found as well', () => {
  const packet = Buffer.from('906600010000000100000002100000020102aabb0300000000', 'hex')
  expect(findExtension(packet, 1)).toEqual({ at: 18, bytes: 2 })
  expect(findExtension(packet, 3)).toEqual({ at: 22, bytes: 0 })
  expect(findExtension(packet, 9)).toBeNull()
})

test('what is written is read again', () => {
  fc.assert(fc.property(fc.boolean(), fc.nat(127), fc.nat(0xffff), fc.nat(0xffff_ffff), fc.nat(0xffff_ffff), (marker, payloadType, sequence, timestamp, ssrc) => {
    const packet = Buffer.alloc(12)
    writeRtpHeader(packet, marker, payloadType, sequence, timestamp, ssrc)
    expect(parseRtp(packet)).toEqual({ marker, payloadType, sequence, timestamp, ssrc, start: 12, end: 12 })
  }))
})

test('any bytes either parse or are refused', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 64 }), fc.nat(255), (bytes, id) => {
    const packet = Buffer.from(bytes)
    const header = parseRtp(packet)
    if (header !== null) expect(header.start <= header.end && header.end <= packet.length).toBe(true)
    const extension = findExtension(packet, id)
    if (extension !== null) expect(extension.at + extension.bytes).toBeLessThanOrEqual(packet.length)
    expect(typeof isRtcp(packet)).toBe('boolean')
  }), { numRuns: 2_000 })
})

test('distances go the short way round the circle', () => {
  expect(sequenceDistance(65_535, 1)).toBe(2)
  expect(sequenceDistance(1, 65_535)).toBe(-2)
  expect(timestampDistance(0xffff_fff0, 0x10)).toBe(32)
  expect(timestampDistance(0x10, 0xffff_fff0)).toBe(-32)
})
