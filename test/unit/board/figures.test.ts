import * as fc from 'fast-check'
import * as v from 'valibot'
import { boxAround, boxOf, isInside, overlap } from '#shared/board/box'
import { FURTHEST, MOST, type Box, type Figure } from '#shared/board/contract'
import { distanceToPath } from '#shared/board/distance'
import { figureSchema } from '#shared/board/figure-schema'
import { elementAt, elementsIn, touches } from '#shared/board/hit'
import { areSteps, fromSteps, toSteps, type Point } from '#shared/board/points'
import { changeMoves, removeMoves, splitFigure, splitPoints } from '#shared/board/split'
import { thinned } from '#shared/board/thin'
import { fitted, moved } from '#shared/board/transform'
import { anyFigure, anyPoint, stroke } from '../../support/board'

const element = (id: string, figure: Figure) => ({ id, author: 'ann', sheet: null, figure })
const rectangle = (box: Box): Figure => ({ kind: 'shape', shape: 'rectangle', colour: 'ink', width: 20, box })

describe('points', () => {
  test('of whole numbers come back from steps as they were', () => {
    fc.assert(fc.property(fc.array(anyPoint, { minLength: 1, maxLength: 50 }), (points) => {
      const steps = toSteps(points)
      expect(fromSteps(steps)).toEqual(points)
      expect(areSteps(steps, 50)).toBe(true)
    }))
  })

  test('of any numbers become such as a page allows', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.double({ noNaN: true }), fc.double({ noNaN: true })), { minLength: 1 }), (points) => {
      expect(areSteps(toSteps(points), 1_000)).toBe(true)
    }))
  })

  test.each<[string, readonly unknown[]]>([
    ['none', []],
    ['half a point', [1, 2, 3]],
    ['fractions', [1.5, 2]],
    ['words', ['1', 2]],
    ['nothing', [null, 1]],
    ['out of reach', [0, FURTHEST + 1]],
    ['out of reach step by step', [FURTHEST, 0, 1, 0]],
    ['too many', Array.from({ length: 22 }, () => 0)],
  ])('are no steps: %s', (_what, steps) => expect(areSteps(steps, 10)).toBe(false))
})

describe('a thinned line', () => {
  test('keeps its ends, has no new points, and is nowhere further off than the tolerance', () => {
    fc.assert(fc.property(fc.array(anyPoint, { minLength: 1, maxLength: 60 }), fc.integer({ min: 1, max: 500 }), (points, tolerance) => {
      const thin = thinned(points, tolerance)
      expect([thin[0], thin.at(-1)]).toEqual([points[0], points.at(-1)])
      expect(thin.every((point) => points.includes(point))).toBe(true)
      for (const point of points) expect(distanceToPath(point, thin)).toBeLessThanOrEqual(tolerance + 1e-6)
    }))
  })

  test('that was straight has two points', () => {
    expect(thinned(Array.from({ length: 100 }, (_, index): Point => [index * 10, index * 5]), 1)).toEqual([[0, 0], [990, 495]])
  })
})

describe('what is too long for one move', () => {
  test('a stroke becomes pieces that meet', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 2, max: 9 }), (count, most) => {
      const points = Array.from({ length: count }, (_, index): Point => [index, index])
      const pieces = splitPoints(points, most)
      expect(pieces.every((piece) => piece.length <= most && piece.length > 0)).toBe(true)
      pieces.slice(1).forEach((piece, index) => expect(piece[0]).toBe(pieces[index]?.at(-1)))
      expect(pieces.flatMap((piece, index) => (index === 0 ? piece : piece.slice(1)))).toEqual(points)
    }))
    expect(splitFigure(stroke(Array.from({ length: MOST.points + 1 }, (_, index): Point => [index, 0]))).map((piece) => boxOf(piece)[0])).toEqual([-10, 1_489])
  })

  test('changes and removals become several moves, in their order, none too long', () => {
    const changes = Array.from({ length: 1_200 }, (_, index) => ({ id: `element${index}`, figure: stroke([[index, index], [index + 5, 9_000]]) }))
    const moves = changeMoves('page01', changes)
    expect(moves.flatMap((move) => (move.type === 'change' ? move.changes : []))).toEqual(changes)
    for (const move of [...moves, ...removeMoves('page01', changes.map(({ id }) => id))]) expect(JSON.stringify(move).length).toBeLessThanOrEqual(MOST.moveLength)
    expect(removeMoves('page01', changes.map(({ id }) => id))).toHaveLength(3)
    expect(changeMoves('page01', [])).toEqual([])
  })
})

describe('boxes', () => {
  test.each<[string, Figure, Box]>([
    ['ink with its width', stroke([[100, 100], [200, 50]]), [90, 40, 210, 110]],
    ['a line that goes up', { kind: 'shape', shape: 'line', colour: 'red', width: 10, box: [300, 200, 100, 50] }, [95, 45, 305, 205]],
    ['an image', { kind: 'image', file: 'file01', box: [1, 2, 3, 4] }, [1, 2, 3, 4]],
    ['two lines of text', { kind: 'text', text: '面积\nab', colour: 'ink', size: 100, at: [10, 20] }, [10, 20, 170, 220]],
  ])('hold %s', (_what, figure, box) => expect(boxOf(figure)).toEqual(box))

  test('are put around each other, and meet or do not', () => {
    expect(boxAround([[0, 0, 1, 1], [5, -5, 6, 0]])).toEqual([0, -5, 6, 1])
    expect(boxAround([])).toBeNull()
    expect([overlap([0, 0, 2, 2], [2, 2, 3, 3]), overlap([0, 0, 2, 2], [3, 0, 4, 2])]).toEqual([true, false])
  })
})

describe('what is at a point', () => {
  test.each<[string, Figure, Point, boolean]>([
    ['ink between two points', stroke([[0, 0], [1_000, 0]]), [500, 25], true],
    ['beside ink', stroke([[0, 0], [1_000, 0]]), [500, 40], false],
    ['a dot', stroke([[50, 50]]), [60, 60], true],
    ['a rectangle at its side', rectangle([0, 0, 1_000, 500]), [1_010, 250], true],
    ['not inside a rectangle', rectangle([0, 0, 1_000, 500]), [500, 250], false],
    ['an ellipse at its top', { kind: 'shape', shape: 'ellipse', colour: 'ink', width: 10, box: [0, 0, 1_000, 500] }, [500, 0], true],
    ['not at the corner of an ellipse', { kind: 'shape', shape: 'ellipse', colour: 'ink', width: 10, box: [0, 0, 1_000, 500] }, [0, 0], false],
    ['a triangle at its slope', { kind: 'shape', shape: 'triangle', colour: 'ink', width: 10, box: [0, 0, 1_000, 500] }, [250, 250], true],
    ['the inside of a text', { kind: 'text', text: 'abc', colour: 'ink', size: 100, at: [0, 0] }, [50, 50], true],
    ['the inside of an image', { kind: 'image', file: 'file01', box: [0, 0, 100, 100] }, [50, 50], true],
  ])('%s', (_what, figure, point, there) => expect(touches(figure, point, 20)).toBe(there))

  test('is the uppermost that is wanted', () => {
    const page = { elements: [element('lower', rectangle([0, 0, 100, 100])), element('upper', rectangle([0, 0, 100, 200]))] }
    expect(elementAt(page, [0, 50], 5)?.id).toBe('upper')
    expect(elementAt(page, [0, 50], 5, ({ id }) => id === 'lower')?.id).toBe('lower')
    expect(elementAt(page, [5_000, 50], 5)).toBeNull()
    expect(elementsIn(page, [-50, -50, 150, 150]).map(({ id }) => id)).toEqual(['lower'])
  })

  test('a figure is found at each of its points, and lies in its box', () => {
    fc.assert(fc.property(anyFigure, (figure) => {
      if (figure.kind !== 'stroke') return
      for (const point of fromSteps(figure.points)) {
        expect(touches(figure, point, 0)).toBe(true)
        expect(isInside(point, boxOf(figure))).toBe(true)
      }
    }))
  })
})

describe('a figure that is moved', () => {
  test('there and back is as it was', () => {
    fc.assert(fc.property(anyFigure, fc.integer({ min: -9_000, max: 9_000 }), fc.integer({ min: -9_000, max: 9_000 }), (figure, dx, dy) => {
      expect(moved(moved(figure, dx, dy), -dx, -dy)).toEqual(figure)
    }))
  })

  test('into another box fills it', () => {
    const line = stroke([[100, 100], [200, 300]])
    expect(fitted(line, [100, 100, 200, 300], [0, 0, 1_000, 1_000])).toMatchObject({ width: 20, points: [0, 0, 1_000, 1_000] })
    expect(fitted(line, [100, 100, 200, 300], [200, 100, 100, 300])).toMatchObject({ points: [200, 100, -100, 200] })
    expect(fitted({ kind: 'text', text: 'a', colour: 'ink', size: 100, at: [0, 0] }, [0, 0, 46, 100], [0, 0, 92, 200])).toMatchObject({ size: 200 })
  })

  test('stays one that a page allows, however far it goes', () => {
    fc.assert(fc.property(anyFigure, anyPoint, anyPoint, (figure, [left, top], [right, bottom]) => {
      expect(v.is(figureSchema, figure)).toBe(true)
      expect(v.is(figureSchema, fitted(figure, [left, top, right, bottom], [-right * 9, -bottom * 9, left * 9, top * 9]))).toBe(true)
    }))
  })
})
