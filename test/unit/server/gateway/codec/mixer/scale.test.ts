import { createPicture, put } from '../../../../../../server/src/gateway/codec/mixer/picture'
import type { Picture } from '../../../../../../server/src/gateway/codec/mixer/picture'
import { scale } from '../../../../../../server/src/gateway/codec/mixer/scale'

const [BLACK, GREY, WHITE] = [16, 100, 235].map((y) => [y, 128, 128] as const)

/** Left half black, right half white. */
function halves(width: number, height: number): Picture {
  const picture = createPicture(width, height, BLACK ?? [0, 0, 0])
  put(createPicture(width / 2, height, WHITE ?? [0, 0, 0]), picture, width / 2, 0)
  return picture
}

const brightness = ({ planes: [y] }: Picture, column: number, row: number): number => y.bytes[row * y.stride + column] ?? -1
const stage = (width: number, height: number): Picture => createPicture(width, height, GREY ?? [0, 0, 0])

test.each([
  ['the same size', 64, 36],
  ['a half', 128, 72],
  ['a quarter', 256, 144],
  ['no even share', 150, 84],
  ['larger', 32, 18],
])('%s: the left stays left, and nothing is left over', (_how, width, height) => {
  const onto = stage(64, 36)
  scale(halves(width, height), onto, 'cover')
  expect([2, 20].map((column) => brightness(onto, column, 18))).toEqual([16, 16])
  expect([44, 61].map((column) => brightness(onto, column, 35))).toEqual([235, 235])
  expect(onto.planes[1].bytes.every((value) => value === 128)).toBe(true)
})

test('cover cuts off the sides of what is too wide', () => {
  const onto = stage(36, 36)
  const wide = stage(128, 36)
  put(createPicture(36, 36, [50, 60, 70]), wide, 46, 0)
  scale(wide, onto, 'cover')
  expect(onto.bytes).toEqual(createPicture(36, 36, [50, 60, 70]).bytes)
})

test('contain shows all of it, between bars of what was there', () => {
  const onto = createPicture(36, 36, [7, 128, 128])
  scale(halves(64, 32), onto, 'contain')
  expect([0, 7, 26, 35].map((row) => brightness(onto, 2, row))).toEqual([7, 7, 7, 7])
  expect(brightness(onto, 2, 18)).toBe(16)
  expect(brightness(onto, 33, 18)).toBe(235)
})

test('a picture that is hardly larger is cut and not read between: its middle is copied', () => {
  const picture = stage(640, 360)
  for (let index = 0; index < picture.planes[0].bytes.length; index += 1) picture.planes[0].bytes[index] = (index * 7) % 200
  const onto = stage(628, 348)
  scale(picture, onto, 'cover')
  expect(brightness(onto, 100, 50)).toBe(brightness(picture, 106, 56))
})

test('rows that are longer than the picture are no part of it', () => {
  const padded = createPicture(80, 36, WHITE ?? [0, 0, 0])
  const planes = padded.planes.map((plane, index) => ({ ...plane, width: index === 0 ? 64 : 32 }))
  put(createPicture(64, 36, [33, 44, 55]), padded, 0, 0)
  const onto = stage(32, 18)
  scale({ ...padded, width: 64, planes: [planes[0]!, planes[1]!, planes[2]!] }, onto, 'cover')
  expect(onto.bytes).toEqual(createPicture(32, 18, [33, 44, 55]).bytes)
})
