import fc from 'fast-check'
import { readAudioConfig, writeAudioConfig } from '../../../../../server/src/gateway/wire/aac.ts'
import { anyBytes } from '../../../../support/arbitrary-bytes.ts'

describe('AAC', () => {
  test.each([['1210', 44_100, 2], ['1190', 48_000, 2], ['1208', 44_100, 1], ['121056e500', 44_100, 2], ['1408', 16_000, 1]])('the config %s says %d Hz and %d channels', (hex, sampleRate, channels) => {
    expect(readAudioConfig(Buffer.from(hex, 'hex'))).toMatchObject({ ok: true, value: { sampleRate, channels } })
  })

  test('what is written reads back, with a rate of the list or any other', () => {
    fc.assert(fc.property(fc.oneof(fc.constantFrom(48_000, 44_100, 8_000), fc.integer({ min: 8_000, max: 96_000 })), fc.constantFrom(1, 2, 6), (sampleRate, channels) => {
      const config = writeAudioConfig(sampleRate, channels)
      expect(readAudioConfig(config.asc)).toEqual({ ok: true, value: config })
    }))
  })

  test.each([['HE-AAC', '2b920800'], ['channels that stand elsewhere', '1200']])('%s is refused as a profile', (_name, hex) => {
    expect(readAudioConfig(Buffer.from(hex, 'hex'))).toEqual({ ok: false, failure: 'aac/profile' })
  })

  test('any bytes are read or refused', () => {
    fc.assert(fc.property(anyBytes(12), (bytes) => {
      expect(typeof readAudioConfig(bytes).ok).toBe('boolean')
    }), { numRuns: 500 })
  })
})
