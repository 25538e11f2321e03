import { createSoundLine, limit } from '../../../../../../server/src/gateway/codec/mixer/sound-line'

const piece = (length: number, value: number): Float32Array => new Float32Array(length).fill(value)

function take(line: ReturnType<typeof createSoundLine>, at: number, length: number): { readonly left: number[]; readonly right: number[] } {
  const [left, right] = [piece(length, 0), piece(length, 0)]
  line.take(at, left, right)
  return { left: [...left], right: [...right] }
}

test('what was put at a place is taken there, on both sides, and only once', () => {
  const line = createSoundLine()
  line.put(piece(2, 0.5), piece(2, 0.25), 3)
  expect(take(line, 2, 4)).toEqual({ left: [0, 0.5, 0.5, 0], right: [0, 0.25, 0.25, 0] })
  expect(take(line, 2, 4).left).toEqual([0, 0, 0, 0])
})

test('a piece that nearly follows the last one follows it: rounded dates tear no holes', () => {
  const line = createSoundLine()
  line.put(piece(4, 1), piece(4, 1), 0)
  line.put(piece(4, 2), piece(4, 2), 104)
  expect(take(line, 0, 8).left).toEqual([1, 1, 1, 1, 2, 2, 2, 2])
})

test('what is missing is silence', () => {
  const line = createSoundLine()
  line.put(piece(2, 1), piece(2, 1), 0)
  line.put(piece(2, 2), piece(2, 2), 1_000)
  expect(take(line, 0, 4).left).toEqual([1, 1, 0, 0])
  expect(take(line, 1_000, 2).left).toEqual([2, 2])
})

test('what comes too late is lost, and never heard a round later', () => {
  const line = createSoundLine()
  take(line, 0, 100)
  line.put(piece(50, 1), piece(50, 1), 60)
  expect(take(line, 100, 20).left).toEqual([...piece(10, 1), ...piece(10, 0)])
  expect(take(line, 96_060, 40).left).toEqual([...piece(40, 0)])
})

test('what comes far too early overwrites nothing', () => {
  const line = createSoundLine()
  line.put(piece(2, 1), piece(2, 1), 0)
  line.put(piece(2, 2), piece(2, 2), 96_000)
  expect(take(line, 0, 2).left).toEqual([1, 1])
})

test('two inputs add up, and the sum stays within what a sample holds', () => {
  const [one, other] = [createSoundLine(), createSoundLine()]
  for (const line of [one, other]) line.put(piece(2, 0.7), piece(2, -0.9), 0)
  const [left, right] = [piece(2, 0), piece(2, 0)]
  for (const line of [one, other]) line.take(0, left, right)
  limit(left)
  limit(right)
  expect(left[0]).toBeGreaterThan(0.9)
  expect(left[0]).toBeLessThanOrEqual(1)
  expect(right[0]).toBeGreaterThanOrEqual(-1)
  const quiet = piece(1, 0.5)
  limit(quiet)
  expect(quiet[0]).toBe(0.5)
})
