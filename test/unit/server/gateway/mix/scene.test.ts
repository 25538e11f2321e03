import type { MixPlan, MixTile } from '../../../../../server/src/gateway/control/messages'
import { sceneOf, seenIn } from '../../../../../server/src/gateway/mix/scene'

const tile = (id: string, change: Partial<MixTile> = {}): MixTile =>
  ({ id, name: id.toUpperCase(), main: false, since: 0, picture: `${id}-camera`, screen: false, sounds: [], ...change })
const plan = (count: number, layout: MixPlan['layout'] = 'grid'): MixPlan => ({ layout, tiles: Array.from({ length: count }, (_, since) => tile(`p${since}`, { since })) })
const numbered = (stream: string): number => Number(/\d+/.exec(stream)?.[0])

test.each([0, 1, 2, 3, 5, 9, 16, 40])('%i people stand inside the picture, at even places, none over another', (count) => {
  const { width, height, tiles } = sceneOf(plan(count), numbered)
  expect(tiles).toHaveLength(Math.min(16, count))
  for (const [index, each] of tiles.entries()) {
    expect([each.left, each.top, each.width, each.height].every((length) => length % 2 === 0 && length >= 0)).toBe(true)
    expect(each.left + each.width).toBeLessThanOrEqual(width)
    expect(each.top + each.height).toBeLessThanOrEqual(height)
    expect(tiles.slice(index + 1).some((other) => overlap(each, other))).toBe(false)
  }
})

test('insets lie over what is large, and are painted after it', () => {
  const { tiles } = sceneOf(plan(3, 'call'), numbered)
  expect(tiles.map(({ inset }) => inset)).toEqual([false, true, true])
  expect(tiles[0]).toMatchObject({ width: 1_264, height: 704 })
})

test('a screen is shown whole and waited for; a person without a picture is a card', () => {
  const { tiles } = sceneOf({ layout: 'grid', tiles: [tile('a1', { screen: true, main: true }), tile('b2', { picture: null }), tile('c3')] }, (stream) => (stream === 'c3-camera' ? null : numbered(stream)))
  expect(tiles.map(({ name, input, fit, patient }) => ({ name, input, fit, patient }))).toEqual([
    { name: 'A1', input: 1, fit: 'contain', patient: true },
    { name: 'B2', input: null, fit: 'cover', patient: false },
    { name: 'C3', input: null, fit: 'cover', patient: false },
  ])
})

test('pictures are wanted of those who stand in it, the main one first', () => {
  const { tiles } = plan(20)
  const seen = seenIn({ layout: 'grid', tiles: [...tiles, tile('late', { main: true, since: 99 })] })
  expect(seen.map(({ id }) => id)).toEqual(['late', ...tiles.slice(0, 15).map(({ id }) => id)])
})

test('a shared screen is the largest, whoever came before it', () => {
  const { tiles } = plan(20, 'class')
  const shared: MixPlan = { layout: 'class', tiles: [...tiles, tile('s99', { screen: true, since: 99 })] }
  const [first, ...others] = sceneOf(shared, numbered).tiles
  expect(first).toMatchObject({ name: 'S99', fit: 'contain', input: 99 })
  expect(others).toHaveLength(15)
  expect(others.every(({ width, height }) => first !== undefined && width * height * 4 < first.width * first.height)).toBe(true)
  expect(seenIn(shared).map(({ id }) => id)).toEqual(['s99', ...tiles.slice(0, 15).map(({ id }) => id)])
})

function overlap(one: { left: number; top: number; width: number; height: number }, other: typeof one): boolean {
  return one.left < other.left + other.width && other.left < one.left + one.width && one.top < other.top + other.height && other.top < one.top + one.height
}
