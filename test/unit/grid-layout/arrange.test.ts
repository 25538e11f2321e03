import fc from 'fast-check'
import type { LayoutMode } from '#shared/scenario/layout'
import { arrange } from '../../../src/grid-layout/arrange'
import type { ArrangeRequest, Placement, Tile } from '../../../src/grid-layout/tile'

const modes: readonly LayoutMode[] = ['grid', 'speaker', 'call', 'pk', 'class', 'claw', 'wall', 'strip']
/** Fractions are floating-point numbers. */
const CLOSE = 1e-9

const tileArbitrary = fc.record({ main: fc.boolean(), speaking: fc.boolean(), screen: fc.boolean(), since: fc.integer({ min: 0, max: 50 }) })
/** A room has one screen at most. */
const tilesArbitrary = fc.array(tileArbitrary, { minLength: 1, maxLength: 40 }).map((tiles): readonly Tile[] =>
  tiles.map((tile, index) => ({ ...tile, id: `m${index}`, screen: tile.screen && tiles.findIndex(({ screen }) => screen) === index })))
const boxArbitrary = fc.record({ width: fc.double({ min: 0.001, max: 10_000, noNaN: true }), height: fc.double({ min: 0.001, max: 10_000, noNaN: true }) })
const requestArbitrary: fc.Arbitrary<ArrangeRequest> = fc.record({
  tiles: tilesArbitrary,
  box: boxArbitrary,
  mode: fc.constantFrom(...modes),
  gap: fc.double({ min: 0, max: 100, noNaN: true }),
  page: fc.integer({ min: 0, max: 5 }),
  perPage: fc.integer({ min: 1, max: 40 }),
})

const everyPage = (request: ArrangeRequest): readonly (readonly Placement[])[] => {
  const { pages } = arrange({ ...request, page: 0 })
  return Array.from({ length: pages }, (_, page) => arrange({ ...request, page }).placements)
}

const areApart = (one: Placement, other: Placement) =>
  one.left + one.width <= other.left + CLOSE || other.left + other.width <= one.left + CLOSE ||
  one.top + one.height <= other.top + CLOSE || other.top + other.height <= one.top + CLOSE

describe('any arrangement', () => {
  test('stays inside its box', () => {
    fc.assert(fc.property(requestArbitrary, (request) => {
      for (const { left, top, width, height } of arrange(request).placements) {
        expect(Math.min(left, top)).toBeGreaterThanOrEqual(0)
        expect(Math.max(left + width, top + height)).toBeLessThanOrEqual(1 + CLOSE)
        expect(Math.min(width, height)).toBeGreaterThan(0)
      }
    }))
  })

  test('overlaps nothing but what lies under insets', () => {
    fc.assert(fc.property(requestArbitrary, (request) => {
      const { placements } = arrange(request)
      const layers = (one: Placement, other: Placement) => (one.role === 'inset') !== (other.role === 'inset')
      placements.forEach((one, index) => {
        for (const other of placements.slice(index + 1)) expect(layers(one, other) || areApart(one, other)).toBe(true)
      })
    }))
  })

  test('puts each person on exactly one page, and a shared screen on every one', () => {
    fc.assert(fc.property(requestArbitrary, (request) => {
      const pages = everyPage(request).map((placements) => placements.map(({ id }) => id))
      const screen = request.tiles.find((tile) => tile.screen && request.perPage !== 1)?.id
      if (screen !== undefined) expect(pages.every((page) => page[0] === screen)).toBe(true)
      expect(pages.flat().filter((id) => id !== screen).sort()).toEqual(request.tiles.map(({ id }) => id).filter((id) => id !== screen).sort())
    }))
  })

  test('is the same for the same tiles in another order', () => {
    fc.assert(fc.property(requestArbitrary, (request) => {
      expect(arrange({ ...request, tiles: [...request.tiles].reverse() })).toEqual(arrange(request))
    }))
  })

  test('keeps its order when another joins or leaves', () => {
    fc.assert(fc.property(tilesArbitrary, fc.constantFrom<LayoutMode>('grid', 'wall', 'class'), boxArbitrary, fc.nat(), (tiles, mode, box, which) => {
      const gone = tiles[which % tiles.length]
      const fewer = tiles.filter((tile) => tile !== gone)
      const screens = tiles.filter(({ screen }) => screen).map(({ id }) => id)
      const reading = (shown: readonly Tile[]) => everyPage({ tiles: shown, box, mode }).flat().map(({ id }) => id).filter((id) => !screens.includes(id))
      expect(reading(fewer)).toEqual(reading(tiles).filter((id) => id !== gone?.id))
    }))
  })

  test('does not depend on who speaks, but for the speaker mode', () => {
    fc.assert(fc.property(requestArbitrary, (request) => {
      if (request.mode === 'speaker') return
      const silent = request.tiles.map((tile) => ({ ...tile, speaking: false }))
      expect(arrange({ ...request, tiles: silent })).toEqual(arrange(request))
    }))
  })

  test('holds no more than asked for, and answers the last page for one too far', () => {
    fc.assert(fc.property(requestArbitrary, (request) => {
      const { placements, page, pages } = arrange(request)
      expect(placements.length).toBeLessThanOrEqual(request.perPage ?? 16)
      expect(page).toBe(Math.min(request.page ?? 0, pages - 1))
    }))
  })

  test('grows with its box: fractions stay when both sides double', () => {
    fc.assert(fc.property(requestArbitrary, (request) => {
      const doubled = arrange({ ...request, gap: (request.gap ?? 0) * 2, box: { width: request.box.width * 2, height: request.box.height * 2 } })
      doubled.placements.forEach((placement, index) => {
        const before = arrange(request).placements[index]
        expect(placement.left).toBeCloseTo(before?.left ?? Number.NaN, 9)
        expect(placement.height).toBeCloseTo(before?.height ?? Number.NaN, 9)
      })
    }))
  })
})

const odd = [0, -5, Number.NaN, Number.POSITIVE_INFINITY, 1e-12, 1e12]
test.each(modes)('%s survives boxes, gaps and pages that cannot be', (mode) => {
  const tiles = people(20)
  for (const width of odd) for (const height of odd) for (const number of odd) {
    const { placements, pages, page } = arrange({ tiles, box: { width, height }, mode, gap: number, page: number, perPage: number })
    expect(placements.length).toBeGreaterThan(0)
    expect(Number.isFinite(pages) && Number.isFinite(page)).toBe(true)
    for (const { left, top, width: wide, height: high } of placements) expect([left, top, wide, high].every(Number.isFinite)).toBe(true)
  }
})

test.each(modes)('%s of nobody is one empty page', (mode) => {
  expect(arrange({ tiles: [], box: phone, mode })).toEqual({ placements: [], page: 0, pages: 1 })
})

test.each(['class', 'speaker'] as const)('%s makes the main one largest, where it is not a grid of equals', (mode) => {
  for (const box of [phone, desktop]) {
    for (let count = 2; count <= 16; count++) {
      const { placements } = arrange({ tiles: people(count), box, mode, gap: 8 })
      const areas = placements.map(({ width, height }) => width * height)
      const main = placements.find(({ role }) => role === 'main')
      expect(main?.id).toBe('teacher')
      expect((main?.width ?? 0) * (main?.height ?? 0)).toBe(Math.max(...areas))
    }
  }
})

test('a class of nine on a wide screen is a grid of equals, the teacher first', () => {
  const { placements } = arrange({ tiles: people(9), box: desktop, mode: 'class', gap: 8 })
  expect(new Set(placements.map(({ width }) => width.toFixed(9))).size).toBe(1)
  expect(placements[0]).toMatchObject({ id: 'teacher', left: 0, top: 0 })
  expect(columnsOf(placements)).toBe(3)
})

test('a class on a phone has the teacher above and two columns beneath', () => {
  const { placements } = arrange({ tiles: people(5), box: phone, mode: 'class', gap: 6 })
  const [teacher, ...students] = placements
  expect(teacher).toMatchObject({ id: 'teacher', left: 0, width: 1 })
  expect(columnsOf(students)).toBe(2)
  expect(students.every(({ top }) => top > (teacher?.height ?? 1))).toBe(true)
})

test('the next student on a phone takes the empty place, and nobody moves', () => {
  const places = (count: number) => arrange({ tiles: people(count), box: phone, mode: 'class', gap: 6 }).placements
  expect(places(5).slice(0, 4)).toEqual(places(4))
})

test.each([1, 2, 4, 9, 12, 16, 25])('%i tiles keep a shape that faces fit', (count) => {
  for (const [box, least, most] of [[desktop, 4 / 3, 2], [phone, 3 / 4, 16 / 9]] as const) {
    for (const { width, height } of arrange({ tiles: people(count), box, mode: 'grid', gap: 8, perPage: 25 }).placements) {
      const shape = (width * box.width) / (height * box.height)
      expect(shape).toBeGreaterThanOrEqual(least - 0.001)
      expect(shape).toBeLessThanOrEqual(most + 0.001)
    }
  }
})

test('a call of two is one picture with the other in its corner', () => {
  const { placements } = arrange({ tiles: people(2), box: phone, mode: 'call', gap: 8 })
  expect(placements[0]).toMatchObject({ id: 'teacher', left: 0, top: 0, width: 1, height: 1, role: 'main', layer: 0 })
  expect(placements[1]).toMatchObject({ role: 'inset', layer: 1 })
  expect(placements[1]?.left).toBeGreaterThan(0.5)
})

test('two sides of a pk are of one size, and the others stand beneath', () => {
  const { placements } = arrange({ tiles: people(5), box: phone, mode: 'pk', gap: 8 })
  const sides = placements.filter(({ role }) => role === 'main')
  expect(sides.map(({ id }) => id)).toEqual(['teacher', 'p01'])
  expect(sides[0]?.height).toBe(sides[1]?.height)
  expect(placements.filter(({ role }) => role === 'tile').every(({ top }) => top >= 0.75)).toBe(true)
})

test('the side camera of a claw lies in the corner of a phone and beside the front one on a wide screen', () => {
  const roles = (box: typeof phone) => arrange({ tiles: people(2), box, mode: 'claw', gap: 8 }).placements.map(({ role }) => role)
  expect(roles(phone)).toEqual(['main', 'inset'])
  expect(roles(desktop)).toEqual(['main', 'tile'])
})

test.each(modes)('a shared screen is large in %s, the people beside it or, upright, beneath', (mode) => {
  for (const box of [desktop, phone]) {
    for (const count of [1, 4, 30]) {
      const tiles = [...people(count), { id: 'screen', main: false, speaking: false, screen: true, since: 0 }]
      const { placements: [screen, ...others] } = arrange({ tiles, box, mode, gap: 8 })
      expect(screen).toMatchObject({ id: 'screen', left: 0, top: 0, role: 'main' })
      expect(others.length).toBeGreaterThan(0)
      const area = ({ width, height }: Placement) => width * height
      expect(others.every((other) => screen !== undefined && area(other) < area(screen))).toBe(true)
      if (box === phone) expect(others.every(({ top }) => top > 0.3)).toBe(true)
      else expect(screen?.width).toBeGreaterThan(0.65)
    }
  }
})

test('a screen alone fills the box', () => {
  const tiles = [{ id: 'screen', main: false, speaking: false, screen: true, since: 0 }]
  expect(arrange({ tiles, box: phone, mode: 'class' }).placements).toEqual([{ id: 'screen', left: 0, top: 0, width: 1, height: 1, role: 'main', layer: 0 }])
})

const phone = { width: 370, height: 612 }
const desktop = { width: 1240, height: 640 }

function people(count: number): readonly Tile[] {
  return Array.from({ length: count }, (_, index) => ({
    id: index === 0 ? 'teacher' : `p${String(index).padStart(2, '0')}`,
    main: index === 0,
    speaking: false,
    screen: false,
    since: 100 - (index === 0 ? 0 : 50 - index),
  }))
}

const columnsOf = (placements: readonly Placement[]) => new Set(placements.map(({ left }) => left.toFixed(6))).size
