import fc from 'fast-check'
import { amf0Text } from '../../../../../server/src/gateway/wire/amf0.ts'
import type { Amf0 } from '../../../../../server/src/gateway/wire/amf0.ts'
import { readAmf0 } from '../../../../../server/src/gateway/wire/amf0-read.ts'
import { writeAmf0, writeEcmaArray } from '../../../../../server/src/gateway/wire/amf0-write.ts'
import { anyBytes, mutated } from '../../../../support/arbitrary-bytes.ts'

const values = fc.letrec<{ value: Amf0 }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom(null, undefined, true, false),
    fc.double({ noNaN: true }),
    fc.string({ unit: 'binary' }),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.string({ minLength: 1 }), tie('value'), { maxKeys: 4, noNullPrototype: true }),
  ),
})).value

const depth = (value: Amf0): number => (typeof value === 'object' && value !== null ? 1 + Math.max(0, ...Object.values(value).map(depth)) : 0)
const shallow = values.filter((value) => depth(value) <= 8)

describe('AMF0', () => {
  test('what is written reads back', () => {
    fc.assert(fc.property(fc.array(shallow, { maxLength: 4 }), (list) => {
      expect(readAmf0(writeAmf0(...list))).toEqual({ ok: true, value: list })
    }))
  })

  test('a key named __proto__ stays a key', () => {
    const read = readAmf0(writeAmf0(JSON.parse('{"__proto__":{"polluted":true}}')))
    expect(read.ok && Object.keys(read.value[0] ?? {})).toEqual(['__proto__'])
    expect('polluted' in {}).toBe(false)
  })

  test('long strings, ECMA arrays, dates and typed objects are read', () => {
    const long = 'x'.repeat(70_000)
    expect(readAmf0(writeAmf0(long))).toEqual({ ok: true, value: [long] })
    expect(readAmf0(writeEcmaArray({ width: 320 }))).toEqual({ ok: true, value: [{ width: 320 }] })
    expect(readAmf0(Buffer.from('0b42000000000000000000', 'hex'))).toMatchObject({ ok: true })
    expect(readAmf0(Buffer.from('100001780001790500000900'.slice(0, -2), 'hex'))).toEqual({ ok: true, value: [{ y: null }] })
  })

  test.each([
    ['a string shorter than it says', '0200ff41', 'amf0/short'],
    ['an unknown marker', 'ff', 'amf0/marker'],
    ['an object without its end', '0300016105', 'amf0/short'],
    ['nesting without end', '0a00000001'.repeat(500), 'amf0/too-deep'],
    ['an array of four thousand million', '0affffffff', 'amf0/short'],
    ['too many values', '05'.repeat(3_000), 'amf0/too-many'],
  ])('%s is refused', (_name, hex, why) => {
    expect(readAmf0(Buffer.from(hex, 'hex'))).toEqual({ ok: false, failure: why })
  })

  test('any bytes are read or refused', () => {
    fc.assert(fc.property(fc.oneof(anyBytes(), mutated(shallow.map((value) => writeAmf0(value)))), (bytes) => {
      expect(typeof readAmf0(bytes).ok).toBe('boolean')
    }), { numRuns: 500 })
  })

  test('text is found at its key only', () => {
    expect([amf0Text({ app: 'live' }, 'app'), amf0Text({ app: 1 }, 'app'), amf0Text(null, 'app'), amf0Text(['live'], '0')]).toEqual(['live', null, null, null])
  })
})
