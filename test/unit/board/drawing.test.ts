import type { BoardElement, Figure } from '#shared/board/contract'
import { WHOLE } from '../../../src/board/camera'
import { createCache, type Still } from '../../../src/board/draw/cache'
import { drawFigure } from '../../../src/board/draw/figure'
import { recordedCanvas } from '../../support/board-canvas'

const needs = { newPath: () => null, pictureOf: () => null }
const drawn = (figure: Figure) => {
  const { paper, said } = recordedCanvas()
  drawFigure(paper.brush, figure, needs)
  return said
}

describe('a figure', () => {
  test('that is a stroke is a filled outline', () => {
    const said = drawn({ kind: 'stroke', pen: 'pen', colour: 'red', width: 90, points: [100, 100, 300, 0, 300, 200] })
    expect(said[0]).toBe('fillStyle #e5484d')
    expect(said.filter((call) => call.startsWith('quadraticCurveTo')).length).toBeGreaterThan(6)
    expect(said.at(-2)).toBe('fill')
    expect(said.join()).not.toContain('NaN')
  })

  test('that is a point is seen too', () => {
    expect(drawn({ kind: 'stroke', pen: 'pen', colour: 'ink', width: 90, points: [100, 100] }).filter((call) => call.startsWith('quadraticCurveTo')).length).toBeGreaterThan(3)
  })

  test('by a marker is seen through, and nothing after it is', () => {
    const said = drawn({ kind: 'stroke', pen: 'marker', colour: 'orange', width: 400, points: [0, 0, 500, 0] })
    expect(said.filter((call) => call.startsWith('globalAlpha'))).toEqual(['globalAlpha 0.35', 'globalAlpha 1'])
  })

  test('of words stands line under line', () => {
    expect(drawn({ kind: 'text', text: 'y = 2x\n斜率', colour: 'teal', size: 500, at: [100, 200] }).filter((call) => call.startsWith('fillText'))).toEqual(['fillText y = 2x 100 250', 'fillText 斜率 100 750'])
  })

  test('that is a shape goes from corner to corner, whichever was first', () => {
    expect(drawn({ kind: 'shape', shape: 'rectangle', colour: 'blue', width: 40, box: [900, 800, 100, 200] })).toContain('rect 100 200 800 600')
    expect(drawn({ kind: 'shape', shape: 'line', colour: 'blue', width: 40, box: [900, 800, 100, 200] })).toEqual(expect.arrayContaining(['moveTo 900 800', 'lineTo 100 200']))
    expect(drawn({ kind: 'shape', shape: 'ellipse', colour: 'blue', width: 40, box: [0, 0, 200, 100] })).toContain(`ellipse 100 50 100 50 0 0 ${2 * Math.PI}`)
  })

  test('of a picture that is not there yet keeps its place', () => {
    expect(drawn({ kind: 'image', file: 'f', box: [0, 0, 100, 50] })).toContain('fillRect 0 0 100 50')
  })
})

describe('what lies still', () => {
  const view = { width: 1_600, height: 900 }
  const word = (id: string): BoardElement => ({ id, author: 'me', sheet: null, figure: { kind: 'text', text: id, colour: 'ink', size: 400, at: [0, 0] } })
  const words = (count: number): readonly BoardElement[] => Array.from({ length: count }, (_, index) => word(`e${index}`))
  const still = (elements: readonly BoardElement[], page = 'page01'): Still => ({ page, background: null, elements, pictures: 0 })
  const written = (calls: readonly string[] | undefined) => (calls ?? []).filter((call) => call.startsWith('fillText')).map((call) => call.split(' ')[1])

  /** A clock that goes on a millisecond at each look. */
  function setUp(sheets = true) {
    const canvas = recordedCanvas({ sheets })
    let time = 0
    const cache = createCache(canvas.paper, view, needs, () => ++time)
    const settle = (camera = WHOLE, from = 1_000) => {
      for (let frame = 0; frame < 200; frame++) if (!cache.work(camera, from + frame * 16)) return
      throw new Error('it never settles')
    }
    return { canvas, cache, settle }
  }

  test('is drawn once, and what is added on top alone', () => {
    const { canvas, cache, settle } = setUp()
    const first = words(30)
    cache.show(still(first))
    settle()
    cache.show(still([...first, word('new')]))
    settle()
    expect(canvas.sheets).toHaveLength(1)
    expect(written(canvas.sheets[0])).toEqual([...first.map(({ id }) => id), 'new'])
    cache.draw(canvas.paper.brush, WHOLE)
    expect(canvas.said.filter((call) => call.startsWith('drawImage'))).toHaveLength(1)
    expect(written(canvas.said)).toEqual([])
  })

  test('is drawn anew in slices when something went, and stands there as it was meanwhile', () => {
    const { canvas, cache, settle } = setUp()
    const all = words(2_000)
    cache.show(still(all))
    settle()
    cache.show(still(all.slice(1)))
    expect(cache.work(WHOLE, 9_000)).toBe(true)
    expect(written(canvas.sheets[1]).length).toBeLessThan(1_000)
    settle(WHOLE, 9_016)
    expect(written(canvas.sheets[1])).toEqual(all.slice(1).map(({ id }) => id))
  })

  test('moves with a hand without being drawn, and is drawn sharp when the hand rests', () => {
    const { canvas, cache, settle } = setUp()
    cache.show(still(words(10)))
    settle()
    const moved = { ...WHOLE, x: WHOLE.x + 300 }
    expect(cache.work(moved, 5_000)).toBe(true)
    expect(canvas.sheets).toHaveLength(1)
    settle(moved, 5_000)
    expect(canvas.sheets).toHaveLength(2)
  })

  test('of another page does not show the last one', () => {
    const { canvas, cache, settle } = setUp()
    cache.show(still(words(10)))
    settle()
    cache.show(still([word('other')], 'page02'))
    cache.draw(canvas.paper.brush, WHOLE)
    expect(written(canvas.said)).toEqual(['other'])
  })

  test('is drawn each time where there are no sheets', () => {
    const { canvas, cache } = setUp(false)
    cache.show(still(words(3)))
    expect(cache.work(WHOLE, 0)).toBe(false)
    cache.draw(canvas.paper.brush, WHOLE)
    expect(written(canvas.said)).toEqual(['e0', 'e1', 'e2'])
  })
})
