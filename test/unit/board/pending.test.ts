import { createScope } from '#shared/kernel/scope'
import { failure, success, type Result } from '#shared/kernel/result'
import type { BoardElement, BoardMove, BoardPage, Figure } from '#shared/board/contract'
import type { FailureCode } from '#shared/protocol/failures'
import { createPending, MOST_PENDING, overOf, seenElements } from '../../../src/board/moves/pending'

const figure = (x: number): Figure => ({ kind: 'shape', shape: 'line', colour: 'red', width: 40, box: [x, 0, x, 9] })
const add = (id: string): BoardMove => ({ type: 'add', page: 'page01', id, figure: figure(1) })
const element = (id: string, author = 'other'): BoardElement => ({ id, author, sheet: null, figure: figure(0) })
const pageWith = (...elements: readonly BoardElement[]): BoardPage => ({ id: 'page01', background: null, elements, work: null })
const flush = () => jest.advanceTimersByTimeAsync(0)

beforeEach(() => { jest.useFakeTimers() })
afterEach(() => { jest.useRealTimers() })

/** A room that answers when it is told to. */
function room() {
  const asked: { readonly move: BoardMove; readonly answer: (result: Result<void, FailureCode>) => void }[] = []
  const refused: BoardMove[] = []
  const pending = createPending({
    scope: createScope(),
    ask: (move) => new Promise((answer) => void asked.push({ move, answer })),
    changed: () => undefined,
    refused: (move) => void refused.push(move),
  })
  const ids = () => asked.map(({ move }) => 'id' in move && move.id)
  return { asked, refused, pending, ids }
}

describe('what is not confirmed', () => {
  test('is seen at once, and is the room\'s as soon as that has it', () => {
    const { pending } = room()
    pending.add(add('mine01'))
    expect(pending.over(pageWith()).above).toEqual([{ id: 'mine01', figure: figure(1) }])
    expect(pending.over(pageWith(element('mine01'))).above).toEqual([])
  })

  test('is taken back when the room refuses it', async () => {
    const { asked, refused, pending } = room()
    pending.add(add('mine01'))
    asked[0]?.answer(failure('member/not-allowed'))
    await flush()
    expect(pending.over(pageWith()).above).toEqual([])
    expect(refused).toEqual([add('mine01')])
  })

  test('waits for the link in its order, and nothing is lost', async () => {
    const { asked, pending, ids } = room()
    pending.add(add('first1'))
    pending.online(false)
    pending.add(add('second'))
    pending.add(add('third1'))
    expect(ids()).toEqual(['first1'])
    // The session gave up on it while the link was down.
    asked[0]?.answer(failure('server/busy'))
    await flush()
    expect(pending.over(pageWith()).above).toHaveLength(3)
    await jest.advanceTimersByTimeAsync(5_000)
    expect(ids()).toEqual(['first1'])
    pending.online(true)
    expect(ids()).toEqual(['first1', 'first1', 'second', 'third1'])
  })

  test('is sent again by itself when the room had no time', async () => {
    const { asked, pending, ids } = room()
    pending.add(add('first1'))
    asked[0]?.answer(failure('server/busy'))
    await flush()
    pending.add(add('second'))
    expect(ids()).toEqual(['first1'])
    await jest.advanceTimersByTimeAsync(3_000)
    expect(ids()).toEqual(['first1', 'first1', 'second'])
  })

  test('stays in sight between the answer and its happening', async () => {
    const { asked, pending } = room()
    pending.add(add('mine01'))
    asked[0]?.answer(success(undefined))
    await flush()
    expect(pending.over(pageWith()).above).toHaveLength(1)
    pending.show()
    expect(pending.over(pageWith()).above).toHaveLength(0)
  })

  test('is bounded', () => {
    const { pending } = room()
    for (let count = 0; count < MOST_PENDING; count++) expect(pending.add(add(`e${count}`))).toBe(true)
    expect(pending.add(add('more'))).toBe(false)
    expect(pending.isFull()).toBe(true)
    expect(pending.over(pageWith()).above).toHaveLength(MOST_PENDING)
  })
})

describe('moves over a page', () => {
  const seen = (page: BoardPage, ...moves: readonly BoardMove[]) => seenElements(page, overOf(page, moves), 'me', null).map(({ id, author, figure: { kind }, figure: shown }) => `${id} ${author} ${kind === 'shape' && shown.kind === 'shape' ? shown.box[0] : ''}`)

  test('hide, lift and change what is there', () => {
    const page = pageWith(element('a'), element('b'), element('c'))
    expect(seen(page, { type: 'remove', page: 'page01', ids: ['a'] }, { type: 'change', page: 'page01', changes: [{ id: 'b', figure: figure(7) }] })).toEqual(['c other 0', 'b other 7'])
  })

  test('of another page say nothing', () => {
    const page = pageWith(element('a'))
    expect(seen(page, { type: 'remove', page: 'page02', ids: ['a'] })).toEqual(['a other 0'])
  })

  test('that erase and draw the same again show it', () => {
    const page = pageWith(element('a'))
    expect(seen(page, { type: 'remove', page: 'page01', ids: ['a'] }, { type: 'add', page: 'page01', id: 'a', figure: figure(3) })).toEqual(['a other 3'])
  })

  test('that clear leave nothing of before', () => {
    const page = pageWith(element('a'))
    expect(seen(page, add('b'), { type: 'clear', page: 'page01' }, add('c'))).toEqual(['c me 1'])
  })
})
