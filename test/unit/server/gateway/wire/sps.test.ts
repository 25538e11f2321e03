import fc from 'fast-check'
import { codecOf, sizeOf } from '../../../../../server/src/gateway/wire/sps'
import { encode } from '../../../../support/encoded'

test.each([['320x180', 320, 180], ['640x360', 640, 360], ['1920x1080', 1_920, 1_080], ['170x98', 170, 98]])('reads a real encoder\'s %s, cropping done', (size, width, height) => {
  const sps = encode({ size }).pictures[0]?.find((nal) => ((nal[0] ?? 0) & 0x1f) === 7) ?? Buffer.alloc(0)
  expect(sizeOf(sps)).toEqual({ width, height })
  expect(codecOf(sps)).toMatch(/^avc1\.42c0[0-9a-f]{2}$/)
})

test('reads the High profile, whose header is longer', () => {
  expect(sizeOf(Buffer.from('6764001facd9405005bb016a02020280000003008000001e478c18cb', 'hex'))).toEqual({ width: 1_280, height: 720 })
})

test('any bytes give a size, in a moment', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
    const { width, height } = sizeOf(Buffer.from(bytes))
    expect(width >= 0 && height >= 0).toBe(true)
  }))
})
