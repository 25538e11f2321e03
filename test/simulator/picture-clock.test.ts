import fc from 'fast-check'
import { ageOf, stampOf } from '../../simulator/view/live/picture-clock'

test('the age of a picture is read off the clock it carries, also over the turn of its 24 bits', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 2 ** 41 }), fc.integer({ min: 0, max: 59_999 }), (at, age) => ageOf(stampOf(at), at + age) === age))
  expect(ageOf(stampOf(2 ** 24 - 10), 2 ** 24 + 15)).toBe(25)
})

test('a square that was read wrong is noticed, and an age that can not be', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 2 ** 41 }), fc.integer({ min: 0, max: 31 }), (at, wrong) => ageOf(stampOf(at).map((white, place) => (place === wrong ? !white : white)), at + 5) === null))
  expect(ageOf(stampOf(1_000), 500_000)).toBeNull()
})
