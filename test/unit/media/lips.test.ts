import fc from 'fast-check'
import { holdsFor } from '../../../src/media/lips'

describe('lips and voice', () => {
  test('nothing is held back while they are near each other', () => {
    expect(holdsFor({ picture: 12, sound: 40 })).toEqual({ picture: 0, sound: 0 })
  })

  test('a picture waits for a voice that is far behind, and a voice for its picture', () => {
    expect(holdsFor({ picture: 12, sound: 200 })).toEqual({ picture: 140, sound: 0 })
    expect(holdsFor({ picture: 200, sound: 40 })).toEqual({ picture: 0, sound: 170 })
  })

  test('who sends one kind only waits for nobody', () => {
    expect(holdsFor({ picture: 300, sound: null })).toEqual({ picture: 0, sound: 0 })
    expect(holdsFor({ picture: null, sound: 300 })).toEqual({ picture: 0, sound: 0 })
  })

  test('when the network mends, the two let go of each other', () => {
    const network = fc.record({ picture: fc.integer({ min: 0, max: 5_000 }), sound: fc.integer({ min: 0, max: 5_000 }) })
    fc.assert(fc.property(network, network, (bad, good) => {
      let waits: { picture: number; sound: number } = bad
      for (let second = 0; second < 400; second += 1) {
        const holds = holdsFor(waits)
        waits = { picture: Math.max(good.picture, holds.picture), sound: Math.max(good.sound, holds.sound) }
      }
      expect(Math.max(waits.picture, waits.sound)).toBe(Math.max(good.picture, good.sound))
    }))
  })
})
