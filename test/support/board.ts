import fc from 'fast-check'
import { COLOURS, PENS, SHAPES, type BoardMove, type Box, type Figure } from '#shared/board/contract'
import { toSteps, type Point } from '#shared/board/points'

/** Ink of 20 wide through these points. */
export const stroke = (points: readonly Point[]): Extract<Figure, { readonly kind: 'stroke' }> => ({ kind: 'stroke', pen: 'pen', colour: 'ink', width: 20, points: toSteps(points) })

export const anyPoint: fc.Arbitrary<Point> = fc.tuple(fc.integer({ min: -5_000, max: 20_000 }), fc.integer({ min: -5_000, max: 20_000 }))

const colour = fc.constantFrom(...COLOURS)
const width = fc.integer({ min: 1, max: 200 })
const box: fc.Arbitrary<Box> = fc.tuple(anyPoint, anyPoint).map(([[left, top], [right, bottom]]): Box => [left, top, right, bottom])

/** Anything that can be drawn. */
export const anyFigure: fc.Arbitrary<Figure> = fc.oneof(
  fc.record({ kind: fc.constant('stroke' as const), pen: fc.constantFrom(...PENS), colour, width, points: fc.array(anyPoint, { minLength: 1, maxLength: 12 }).map(toSteps) }),
  fc.record({ kind: fc.constant('shape' as const), shape: fc.constantFrom(...SHAPES), colour, width, box }),
  fc.record({ kind: fc.constant('text' as const), text: fc.string({ minLength: 1, maxLength: 20 }), colour, size: fc.integer({ min: 50, max: 400 }), at: anyPoint }),
  fc.record({ kind: fc.constant('image' as const), file: fc.constant('file01'), box: box.map(([left, top, right, bottom]): Box => [Math.min(left, right), Math.min(top, bottom), Math.max(left, right), Math.max(top, bottom)]) }),
)

/** Pages and elements that moves may name; the law makes ids of pages from `random`. */
const pageId = fc.constantFrom('page01', 'i000000000', 'i000000001', 'nowhere')
const elementId = fc.constantFrom('one001', 'two002', 'three3', 'four04', 'five05')

/** Any move among few pages, elements and people, so that they meet often. */
export const anyBoardMove = (people: readonly string[]): fc.Arbitrary<BoardMove> => {
  const member = fc.constantFrom(...people)
  const figure = fc.oneof({ weight: 5, arbitrary: fc.constantFrom(stroke([[0, 0], [100, 100]]), stroke([[5, 5]])) }, { weight: 1, arbitrary: anyFigure })
  const page = fc.oneof({ weight: 9, arbitrary: fc.constant('page01') }, { weight: 1, arbitrary: pageId })
  return fc.oneof(
    { weight: 8, arbitrary: fc.record({ type: fc.constant('add' as const), page, id: elementId, figure }) },
    { weight: 3, arbitrary: fc.record({ type: fc.constant('change' as const), page, changes: fc.array(fc.record({ id: elementId, figure }), { minLength: 1, maxLength: 3 }) }) },
    { weight: 3, arbitrary: fc.record({ type: fc.constant('remove' as const), page, ids: fc.array(elementId, { minLength: 1, maxLength: 3 }) }) },
    { weight: 1, arbitrary: fc.record({ type: fc.constant('clear' as const), page }) },
    { weight: 1, arbitrary: fc.record({ type: fc.constant('pages.add' as const), after: fc.option(page), backgrounds: fc.array(fc.constant(null), { minLength: 1, maxLength: 2 }), go: fc.boolean() }) },
    { weight: 1, arbitrary: fc.record({ type: fc.constantFrom('pages.remove' as const, 'pages.go' as const), page }) },
    { weight: 2, arbitrary: fc.record({ type: fc.constant('rights' as const), member, writes: fc.boolean() }) },
    { weight: 1, arbitrary: fc.record({ type: fc.constant('rights.all' as const), everybodyWrites: fc.boolean(), ownOnly: fc.boolean() }) },
    { weight: 5, arbitrary: fc.record({ type: fc.constant('work' as const), page, open: fc.oneof({ weight: 3, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }) }) },
    { weight: 6, arbitrary: fc.record({ type: fc.constant('show' as const), page, member, shown: fc.boolean() }) },
  )
}
