import * as fc from 'fast-check'
import { chimes, envelope } from '../../../src/platform/chime/notes'
import { wavOf } from '../../../src/platform/chime/wav'

test.each(Object.entries(chimes))('the sound "%s" is a whole WAV file that begins and ends in silence', (_, notes) => {
  const view = new DataView(wavOf(notes))
  const text = (at: number) => String.fromCharCode(...[0, 1, 2, 3].map((step) => view.getUint8(at + step)))
  expect([text(0), text(8), text(36)]).toEqual(['RIFF', 'WAVE', 'data'])
  expect(view.getUint32(40, true)).toBe(view.byteLength - 44)
  expect([view.getInt16(44, true), Math.abs(view.getInt16(view.byteLength - 2, true)) < 20]).toEqual([0, true])
})

test('a chime is quiet', () => {
  for (const notes of Object.values(chimes)) {
    const view = new DataView(wavOf(notes))
    for (let at = 44; at < view.byteLength; at += 2) expect(Math.abs(view.getInt16(at, true))).toBeLessThan(0.2 * 32_767)
  }
})

test('a note is never louder than itself, and silent outside its time', () => {
  fc.assert(fc.property(fc.integer({ min: 20, max: 1_000 }), fc.double({ min: -2_000, max: 2_000, noNaN: true }), (ms, since) => {
    const level = envelope({ ms }, since)
    expect(level >= 0 && level <= 1).toBe(true)
    if (since < 0 || since > ms) expect(level).toBe(0)
  }))
})
