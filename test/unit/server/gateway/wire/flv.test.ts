import fc from 'fast-check'
import { flvHeader, writeFlvTag } from '../../../../../server/src/gateway/wire/flv.ts'
import type { FlvTag } from '../../../../../server/src/gateway/wire/flv.ts'
import { createFlvReader } from '../../../../../server/src/gateway/wire/flv-read.ts'
import { anyBytes, mutated, segmented } from '../../../../support/arbitrary-bytes.ts'

const MAX = 100_000
const tags = fc.array(fc.record({
  type: fc.constantFrom(8, 9, 18),
  timestamp: fc.integer({ min: 0, max: 0xffffffff }),
  body: fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
}), { maxLength: 6 })
const file = (list: readonly FlvTag[]): Buffer => Buffer.concat([flvHeader({ audio: true, video: true }), ...list.map(writeFlvTag)])

describe('FLV', () => {
  test('what is written reads back, in whatever pieces it comes', () => {
    const files = tags.chain((list) => segmented(fc.constant(file(list))).map((pieces) => ({ list, pieces })))
    fc.assert(fc.property(files, ({ list, pieces }) => {
      const reader = createFlvReader(MAX)
      expect(pieces.flatMap((piece): readonly (FlvTag | string)[] => {
        const read = reader.read(piece)
        return read.ok ? read.value : [read.failure]
      })).toEqual(list)
    }))
  })

  test('the header says which kinds come', () => {
    expect(flvHeader({ audio: false, video: true }).toString('hex')).toBe('464c5601010000000900000000')
    expect(flvHeader({ audio: true, video: false }).toString('hex')).toBe('464c5601040000000900000000')
  })

  test('what is no FLV, and a tag larger than allowed, is refused for good', () => {
    const stranger = createFlvReader(MAX)
    expect(stranger.read(Buffer.from('GET / HTTP/1.1\r\n'))).toEqual({ ok: false, failure: 'flv/header' })
    expect(stranger.read(file([]))).toEqual({ ok: false, failure: 'flv/header' })
    expect(createFlvReader(10).read(file([{ type: 9, timestamp: 0, body: Buffer.alloc(11) }]))).toEqual({ ok: false, failure: 'flv/tag-too-large' })
  })

  test('any bytes are read or refused', () => {
    fc.assert(fc.property(segmented(fc.oneof(anyBytes(), mutated(tags.map(file)))), (pieces) => {
      const reader = createFlvReader(MAX)
      for (const piece of pieces) expect(typeof reader.read(piece).ok).toBe('boolean')
    }), { numRuns: 300 })
  })
})
