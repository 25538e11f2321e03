import { filesUnder, read } from '../support/tree'

const sources = ['src', 'server', 'shared'].flatMap((home) => filesUnder(home, /\.tsx?$/))
const lines = (path: string): number => read(path).trimEnd().split('\n').length
const sorted = sources.map(lines).sort((one, other) => one - other)
const at = (share: number): number => sorted[Math.floor(sorted.length * share)] ?? 0

test('half of all files have at most 80 lines', () => expect(at(0.5)).toBeLessThanOrEqual(80))

test('nine of ten files have at most 200 lines', () => expect(at(0.9)).toBeLessThanOrEqual(200))

test('no style sheet and no command has more than 300 lines', () => {
  const others = [...filesUnder('src', /\.scss$/), ...filesUnder('commands', /\.mjs$/), ...filesUnder('config', /\.(cjs|mjs|ts)$/)]
  expect(others.filter((path) => lines(path) > 300)).toEqual([])
})
