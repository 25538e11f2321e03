import fc from 'fast-check'
import { opusSamples } from '../../../../../server/src/gateway/wire/opus'

test.each([
  ['one CELT frame of 20 ms, stereo', [0xfc], 960],
  ['one SILK frame of 60 ms', [0x18], 2_880],
  ['two hybrid frames of 10 ms', [0x61], 960],
  ['three CELT frames of 2.5 ms', [0x83, 3], 360],
  ['nothing', [], 0],
  ['no frames', [0xff, 0], 0],
  ['more than 120 ms', [0x1b, 3], 0],
])('%s', (_name, bytes, samples) => {
  expect(opusSamples(Buffer.from(bytes))).toBe(samples)
})

test('no packet lasts longer than 120 ms', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 4 }), (bytes) => {
    const samples = opusSamples(Buffer.from(bytes))
    expect(samples >= 0 && samples <= 5_760).toBe(true)
  }))
})
