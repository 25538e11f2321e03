import fc from 'fast-check'
import { isPlayableSps, nalType, readAvcRecord, splitAvcc, writeAvcRecord } from '../../../../../server/src/gateway/wire/avc.ts'
import { AVC, nal } from '../../../../support/media-tags.ts'
import { anyBytes, mutated } from '../../../../support/arbitrary-bytes.ts'

/** A record as x264 writes it for a High picture. */
const HIGH = Buffer.from('0164000cffe100186764000cacb202833f3e0220000003002000000641e2854901000668ebc3cb22c0fdf8f800', 'hex')
const sample = (nals: readonly Buffer[]): Buffer => Buffer.concat(nals.flatMap((each) => [Buffer.from([0, 0, each.length >> 8, each.length & 0xff]), each]))

describe('AVC', () => {
  test('a record reads back', () => {
    expect(readAvcRecord(writeAvcRecord(AVC))).toEqual({ ok: true, value: { sps: [AVC.sps], pps: [AVC.pps], lengthBytes: 4 } })
  })

  test('an encoder\'s record is read, and written as it was', () => {
    const read = readAvcRecord(HIGH)
    const [sps, pps] = read.ok ? [read.value.sps[0], read.value.pps[0]] : []
    expect(sps !== undefined && pps !== undefined && writeAvcRecord({ sps, pps }).toString('hex')).toBe(HIGH.toString('hex'))
  })

  test('several parameter sets are all read', () => {
    const set = (bytes: Buffer): Buffer => Buffer.concat([Buffer.from([0, bytes.length]), bytes])
    const record = Buffer.concat([Buffer.from([1, 66, 0xc0, 30, 0xfd, 0xe2]), set(AVC.sps), set(AVC.sps), Buffer.from([2]), set(AVC.pps), set(nal(8, 6))])
    expect(readAvcRecord(record)).toEqual({ ok: true, value: { sps: [AVC.sps, AVC.sps], pps: [AVC.pps, nal(8, 6)], lengthBytes: 2 } })
  })

  test.each([['nothing', ''], ['a cut one', HIGH.toString('hex').slice(0, 40)], ['another version', `02${HIGH.toString('hex').slice(2)}`], ['one without sets', '0142c01effe000']])('of records, %s is refused', (_name, hex) => {
    expect(readAvcRecord(Buffer.from(hex, 'hex'))).toEqual({ ok: false, failure: 'avc/record' })
  })

  test('a sample is split at its lengths, and refused when they do not add up', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 400 }), { maxLength: 6 }), (sizes) => {
      const nals = sizes.map((bytes) => nal(1, bytes))
      expect(splitAvcc(sample(nals), 4)).toEqual({ ok: true, value: nals })
    }))
    expect(splitAvcc(Buffer.from('00000002ff', 'hex'), 4)).toEqual({ ok: false, failure: 'avc/sample' })
    expect(splitAvcc(Buffer.from('00000001ff00', 'hex'), 4)).toEqual({ ok: false, failure: 'avc/sample' })
  })

  test('only what browsers show counts as playable', () => {
    const profiles = [66, 77, 88, 100, 110, 122, 244]
    expect(profiles.filter((profile) => isPlayableSps(Buffer.from([0x67, profile, 0, 30])))).toEqual([66, 77, 88, 100])
    expect(isPlayableSps(Buffer.from([0x67]))).toBe(false)
  })

  test('any bytes are read or refused', () => {
    fc.assert(fc.property(fc.oneof(anyBytes(), mutated(fc.constant(HIGH))), fc.constantFrom(1, 2, 4), (bytes, lengthBytes) => {
      expect([typeof readAvcRecord(bytes).ok, typeof splitAvcc(bytes, lengthBytes).ok, typeof nalType(bytes)]).toEqual(['boolean', 'boolean', 'number'])
    }), { numRuns: 300 })
  })
})
