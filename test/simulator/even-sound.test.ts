import fc from 'fast-check'
import { createEvenSound } from '../../simulator/carrier/even-sound'

const RATE = 16_000
const FRAMES = 1_024
const PIECE_MS = (FRAMES / RATE) * 1_000
const piece = (timestamp: number) => ({ pcm: new Uint8Array(FRAMES * 4).fill(1), timestamp })
const msOf = (pcm: Uint8Array): number => (pcm.length / 4 / RATE) * 1_000

test('what comes evenly goes on as it is, also when the device\'s clock wanders a little', () => {
  const even = createEvenSound(RATE, 1)
  const out = [0, 64, 130, 190, 256].flatMap((at) => even(piece(at)))
  expect(out.map(({ timestamp }) => timestamp)).toEqual([0, 64, 128, 192, 256])
})

test('a gap is filled with silence, so that what follows keeps its time', () => {
  const even = createEvenSound(RATE, 1)
  even(piece(0))
  const [silent, heard] = even(piece(1_064))
  expect(msOf(silent!.pcm)).toBeCloseTo(1_000, 0)
  expect(silent!.pcm.every((byte) => byte === 0)).toBe(true)
  expect(heard).toMatchObject({ timestamp: 1_064 })
})

test('what overlaps what was sent is left out; after a very long break time begins anew', () => {
  const even = createEvenSound(RATE, 1)
  even(piece(1_000))
  expect(even(piece(1_000))).toEqual([])
  expect(even(piece(100_000)).map(({ timestamp }) => timestamp)).toEqual([100_000])
  expect(even(piece(5)).map(({ timestamp }) => timestamp)).toEqual([5])
})

test('whatever comes, each piece begins where the one before it ended, and near the time it was heard', () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: -200, max: 2_000 }), { maxLength: 40 }), (steps) => {
    const even = createEvenSound(RATE, 1)
    let heardAt = 10_000
    let end: number | null = null
    for (const step of steps) {
      heardAt += PIECE_MS + step
      for (const { pcm, timestamp } of even(piece(heardAt))) {
        if (end !== null) expect(timestamp).toBeCloseTo(end, 3)
        end = timestamp + msOf(pcm)
      }
      if (end !== null) expect(end).toBeGreaterThan(heardAt - 40)
    }
  }))
})
