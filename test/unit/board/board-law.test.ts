import * as fc from 'fast-check'
import { MOST, type BoardHappening, type BoardMove, type BoardPage, type BoardState } from '#shared/board/contract'
import { boardLaw } from '#shared/board/law'
import { blankBoard, boardReader } from '#shared/board/state-schema'
import { weightOfBoard } from '#shared/board/weight'
import type { Json } from '#shared/kernel/json'
import type { Onlooker } from '#shared/scenario/law'
import { anyBoardMove, stroke } from '../../support/board'
import { itKeepsItsVeil } from '../../support/keeps-its-veil'
import { member, room } from '../../support/room'

const law = boardLaw(['teacher', 'assistant'])
const people: readonly Onlooker[] = [{ id: 'teacher', role: 'teacher' }, { id: 'helper', role: 'assistant' }, { id: 'ann', role: 'student' }, { id: 'bob', role: 'student' }]
const lesson = room({ members: people.map((one) => member(one)) })
const line = stroke([[0, 0], [100, 100]])
const PAGE = 'page01'

const ask = (board: BoardState, by: string, move: BoardMove, random = () => 0.5) =>
  law.decide(board, move, { by, role: people.find(({ id }) => id === by)?.role ?? 'student', now: 0, random, room: lesson })

/** The board after moves that must all be allowed. */
const played = (...moves: readonly (readonly [by: string, move: BoardMove])[]) => moves.reduce((board, [by, move]) => {
  const decided = ask(board, by, move)
  if (!decided.ok) throw new Error(`${move.type} by ${by}: ${decided.failure}`)
  return decided.value.reduce(law.reduce, board)
}, blankBoard)

const add = (id: string, page = PAGE): BoardMove => ({ type: 'add', page, id, figure: line })
const remove = (...ids: string[]): BoardMove => ({ type: 'remove', page: PAGE, ids })
const change = (...ids: string[]): BoardMove => ({ type: 'change', page: PAGE, changes: ids.map((id) => ({ id, figure: stroke([[7, 7]]) })) })
const allow = (who: string): BoardMove => ({ type: 'rights', member: who, writes: true })
const work = (open: boolean): BoardMove => ({ type: 'work', page: PAGE, open })
const show = (who: string, shown = true): BoardMove => ({ type: 'show', page: PAGE, member: who, shown })
const addPages = (count: number): BoardMove => ({ type: 'pages.add', after: null, backgrounds: Array.from({ length: count }, () => null) })
const everybody = (ownOnly: boolean): BoardMove => ({ type: 'rights.all', everybodyWrites: true, ownOnly })

const told = (board: BoardState, by: string, move: BoardMove) => {
  const decided = ask(board, by, move)
  return decided.ok ? decided.value.length : decided.failure
}
const firstPage = ({ pages }: BoardState): BoardPage => pages[0] ?? { id: '', background: null, elements: [], work: null }
const idsOf = (board: BoardState) => firstPage(board).elements.map(({ id }) => id)
const seenBy = (board: BoardState, id: string) => law.veil?.state(board, people.find((one) => one.id === id) ?? { id, role: 'student' }) ?? board

describe('who may what', () => {
  const drawn = played(['teacher', add('bytea1')], ['teacher', allow('ann')], ['ann', add('byann1')])
  const own = played(['teacher', add('bytea1')], ['teacher', everybody(true)], ['ann', add('byann1')])
  const closed = played(['teacher', work(true)], ['ann', add('byann1')], ['bob', add('bybob1')], ['teacher', work(false)], ['teacher', everybody(false)])

  test.each<[string, BoardState, string, BoardMove, string | number]>([
    ['a student may not draw unasked', blankBoard, 'ann', add('byann1'), 'board/no-right'],
    ['who was allowed may', drawn, 'ann', add('byann2'), 1],
    ['others may not', drawn, 'bob', add('bybob1'), 'board/no-right'],
    ['who was allowed may erase what is there', drawn, 'ann', remove('bytea1', 'byann1'), 1],
    ['who was not may not', drawn, 'bob', change('byann1'), 'board/no-right'],
    ['where all may draw, all may', own, 'bob', add('bybob1'), 1],
    ['only their own, if so', own, 'ann', remove('bytea1', 'byann1'), 'board/not-yours'],
    ['their own', own, 'ann', change('byann1'), 1],
    ['a teacher may change everything', own, 'teacher', change('byann1', 'bytea1'), 1],
    ['in private work everybody may draw', played(['teacher', work(true)]), 'bob', add('bybob1'), 1],
    ['and may not touch the page itself', played(['teacher', add('bytea1')], ['teacher', everybody(false)], ['teacher', work(true)]), 'ann', remove('bytea1'), 'board/not-yours'],
    ['nobody but teachers touches a sheet when the work is over', closed, 'ann', remove('byann1'), 'board/not-yours'],
    ['a teacher does', closed, 'teacher', remove('byann1', 'bybob1'), 2],
    ['what is hidden is not there', closed, 'ann', remove('bybob1'), 0],
    ['what was erased meanwhile is no fault', drawn, 'ann', change('gone01'), 0],
    ['an element that comes twice is the same', drawn, 'ann', add('byann1'), 0],
    ['but not by somebody else', drawn, 'ann', add('bytea1'), 'law/refused'],
    ['a page that is gone', drawn, 'ann', add('byann9', 'nopage'), 'board/page-gone'],
    ['pages are led by teachers', drawn, 'ann', { type: 'pages.go', page: PAGE }, 'member/not-allowed'],
    ['rights too', drawn, 'ann', allow('bob'), 'member/not-allowed'],
    ['and private work', drawn, 'ann', work(true), 'member/not-allowed'],
    ['and what is shown', closed, 'ann', show('ann'), 'member/not-allowed'],
    ['and clearing', drawn, 'ann', { type: 'clear', page: PAGE }, 'member/not-allowed'],
    ['nobody who is not here is allowed anything', blankBoard, 'teacher', allow('zoe'), 'member/not-found'],
    ['the last page stays', blankBoard, 'teacher', { type: 'pages.remove', page: PAGE }, 'law/refused'],
    ['a sheet of a page without work is none', blankBoard, 'teacher', show('ann'), 'law/refused'],
    ['behind a page that is gone comes none', blankBoard, 'teacher', { type: 'pages.add', after: 'nopage', backgrounds: [null] }, 'board/page-gone'],
  ])('%s', (_what, board, by, move, answer) => expect(told(board, by, move)).toBe(answer))

  test('what is so already does not happen again', () => {
    const board = played(['teacher', allow('ann')], ['teacher', work(true)], ['teacher', show('ann')])
    const again: readonly BoardMove[] = [allow('ann'), work(true), show('ann'), show('bob', false), { type: 'clear', page: PAGE }, { type: 'pages.go', page: PAGE }, { type: 'rights.all', everybodyWrites: false, ownOnly: false }]
    expect(again.map((move) => told(board, 'teacher', move))).toEqual(again.map(() => 0))
  })

  test('rights outlast leaving, pages, and a server that was stopped', () => {
    const board = played(['teacher', allow('ann')], ['teacher', { ...addPages(1), type: 'pages.add', after: PAGE, backgrounds: [null], go: true }])
    expect(law.afterLeave(board, 'ann', 0)).toEqual([])
    const restarted = boardReader.read(JSON.parse(JSON.stringify(board)))
    expect(restarted).toEqual(board)
    expect(told(restarted, 'ann', add('byann1', restarted.current))).toBe(1)
  })
})

describe('pages', () => {
  const three = played(['teacher', addPages(2)])
  const ids = three.pages.map(({ id }) => id)

  test('each have an id of their own, also where chance repeats itself', () => {
    expect(new Set(ids).size).toBe(3)
    expect(three.current).toBe(PAGE)
  })

  test('come behind the page that was named, and are gone to if wanted', () => {
    const decided = ask(three, 'teacher', { type: 'pages.add', after: PAGE, backgrounds: [{ file: 'abcdefghijkl', width: 100, height: 50 }], go: true })
    const four = decided.ok ? decided.value.reduce(law.reduce, three) : three
    expect(four.pages.map(({ id }) => ids.indexOf(id))).toEqual([0, -1, 1, 2])
    expect(four.current).toBe(four.pages[1]?.id)
    expect(four.pages[1]?.background).toEqual({ file: 'abcdefghijkl', width: 100, height: 50 })
  })

  test.each([[0, 0, 1], [1, 1, 2], [2, 2, 1]])('removing the current one, the %i., goes to a neighbour', (current, gone, next) => {
    const board = { ...three, current: ids[current] ?? '' }
    const decided = ask(board, 'teacher', { type: 'pages.remove', page: ids[gone] ?? '' })
    expect(decided.ok && decided.value.reduce(law.reduce, board).current).toBe(ids[next])
  })
})

describe('bounds', () => {
  const full = (count: number, sheet: string | null): BoardState => ({
    ...blankBoard,
    everybodyWrites: true,
    pages: [{ id: PAGE, background: null, elements: Array.from({ length: count }, (_, index) => ({ id: `element${index}`, author: 'ann', sheet, figure: line })), work: { open: sheet !== null, shown: [] } }],
  })

  test('of a page, a sheet, and all pages', () => {
    expect([told(full(MOST.elementsAPage - 1, null), 'ann', add('onemore')), told(full(MOST.elementsAPage, null), 'ann', add('onemore'))]).toEqual([1, 'board/full'])
    expect([told(full(MOST.elementsASheet, 'ann'), 'ann', add('onemore')), told(full(MOST.elementsASheet, 'ann'), 'bob', add('onemore'))]).toEqual(['board/full', 1])
    expect([told(blankBoard, 'teacher', addPages(MOST.pages - 1)), told(blankBoard, 'teacher', addPages(MOST.pages))]).toEqual([1, 'board/full'])
  })

  test('of the weight of all', () => {
    const heavy = stroke(Array.from({ length: MOST.points }, (_, index) => [index, 0]))
    const count = Math.floor(MOST.weight / (2 * MOST.points + 25))
    const page = { id: PAGE, background: null, work: null, elements: Array.from({ length: count }, (_, index) => ({ id: `element${index}`, author: 'ann', sheet: null, figure: heavy })) }
    const board: BoardState = { ...blankBoard, pages: [page] }
    expect(weightOfBoard(board)).toBeLessThanOrEqual(MOST.weight)
    expect(told(board, 'teacher', { type: 'add', page: PAGE, id: 'onemore', figure: heavy })).toBe('board/full')
    const light = { ...page, elements: [...page.elements, { id: 'light1', author: 'ann', sheet: null, figure: line }] }
    const grown: BoardMove = { type: 'change', page: PAGE, changes: [{ id: 'light1', figure: heavy }] }
    expect([told({ ...board, pages: [light] }, 'teacher', grown), told({ ...board, pages: [light] }, 'teacher', change('element1'))]).toEqual(['board/full', 1])
  })

  test.each<[string, Json]>([
    ['a stroke without end', { ...add('onemore'), figure: { ...line, points: Array.from({ length: MOST.points * 2 + 2 }, () => 0) } }],
    ['half a pixel', { ...add('onemore'), figure: { ...line, points: [0.5, 1] } }],
    ['an id like no other', add('../../etc')],
    ['a file that is a path', { ...add('onemore'), figure: { kind: 'image', file: '../secret', box: [0, 0, 1, 1] } }],
    ['nothing to remove', remove()],
    ['too much at once', remove(...Array.from({ length: MOST.atOnce + 1 }, (_, index) => `element${index}`))],
    ['an author', { ...add('onemore'), author: 'teacher' }],
    ['a text without end', { ...add('onemore'), figure: { kind: 'text', text: 'x'.repeat(MOST.text + 1), colour: 'ink', size: 100, at: [0, 0] } }],
    ['no move', { type: 'toString' }],
  ])('%s is no move', (_what, move) => expect(law.parseMove(move)).toBeNull())
})

test('what does not change stays the same object', () => {
  const board = played(['teacher', addPages(1)], ['teacher', add('first1')])
  const more = law.reduce(board, { type: 'added', page: PAGE, element: { id: 'second', author: 'ann', sheet: null, figure: line }, hidden: false })
  expect(more.pages[1]).toBe(board.pages[1])
  expect(more.pages[0]?.elements[0]).toBe(board.pages[0]?.elements[0])
  expect(law.reduce(board, { type: 'cleared', page: 'nopage' }).pages).toEqual(board.pages)
})

describe('private work', () => {
  const drawn = played(['teacher', add('bytea1')], ['teacher', work(true)], ['ann', add('byann1')], ['bob', add('bybob1')], ['teacher', add('bytea2')])

  test('is seen by who teaches and whose it is', () => {
    expect(['teacher', 'ann', 'bob', 'zoe'].map((id) => idsOf(seenBy(drawn, id)))).toEqual([['bytea1', 'byann1', 'bybob1', 'bytea2'], ['bytea1', 'byann1', 'bytea2'], ['bytea1', 'bybob1', 'bytea2'], ['bytea1', 'bytea2']])
    expect(seenBy(drawn, 'zoe').pages[0]).toBe(seenBy(drawn, 'moe').pages[0])
    expect(seenBy(drawn, 'teacher')).toBe(drawn)
  })

  test('that is shown lies above the page, stays when the work ends, and is hidden again when it is taken back', () => {
    const shown = [work(false), show('ann')].reduce((board, move) => {
      const decided = ask(board, 'teacher', move)
      return decided.ok ? decided.value.reduce(law.reduce, board) : board
    }, drawn)
    expect(idsOf(seenBy(shown, 'zoe'))).toEqual(['bytea1', 'bytea2', 'byann1'])
    const decided = ask(shown, 'teacher', show('ann', false))
    const back = decided.ok ? decided.value.reduce(law.reduce, shown) : shown
    expect(['zoe', 'ann'].map((id) => idsOf(seenBy(back, id)))).toEqual([['bytea1', 'bytea2'], ['bytea1', 'bytea2', 'byann1']])
  })

  test('stays hidden when a teacher erases or moves it, together with what is not', () => {
    const veiled = (move: BoardMove, id: string) => {
      const decided = ask(drawn, 'teacher', move)
      return decided.ok ? decided.value.map((happening) => law.veil?.happening(happening, { id, role: 'student' })) : []
    }
    expect(veiled(remove('bytea1', 'byann1', 'bybob1'), 'ann')).toEqual([{ type: 'removed', page: PAGE, ids: ['bytea1'], hidden: null }, { type: 'removed', page: PAGE, ids: ['byann1'], hidden: 'ann' }, null])
    expect(veiled(change('byann1'), 'bob')).toEqual([null])
  })
})

describe('what passes', () => {
  const board = played(['teacher', add('bytea1')], ['teacher', allow('ann')])
  const working = played(['teacher', add('bytea1')], ['teacher', work(true)], ['ann', add('byann1')], ['teacher', work(false)], ['teacher', work(true)])
  const shown = played(['teacher', work(true)], ['teacher', show('ann')])
  const ink = { kind: 'ink', page: PAGE, id: 'byann2', pen: 'pen', colour: 'red', width: 20, from: 0, points: [1, 2, 3, 4] }
  const moved = (id: string) => ({ kind: 'figure', page: PAGE, id, figure: line })
  const gone = { kind: 'gone', page: PAGE, id: 'byann2' }
  const laser = { kind: 'laser', page: PAGE, at: [5, 5] }
  const view = { kind: 'view', page: PAGE, at: [5, 5], zoom: 1.5 }
  const ALL = 'everybody'

  test.each<[string, BoardState, string, Json, unknown]>([
    ['ink of who may draw', board, 'ann', ink, ALL],
    ['ink of who may not', board, 'bob', ink, []],
    ['ink on a sheet', working, 'ann', ink, ['teacher', 'helper', 'ann']],
    ['ink on a sheet that is shown', shown, 'ann', ink, ALL],
    ['ink of who teaches', working, 'teacher', ink, ALL],
    ['a figure that is moved', board, 'ann', moved('bytea1'), ALL],
    ['one that is drawn', board, 'ann', moved('fresh1'), ALL],
    ['one on a sheet, moved by who teaches', working, 'teacher', moved('byann1'), ['teacher', 'helper', 'ann']],
    ['one on another’s sheet', working, 'bob', moved('byann1'), []],
    ['what will not come, also without the right', board, 'bob', gone, ALL],
    ['a pointer of who may draw', board, 'ann', laser, ALL],
    ['a pointer of who may not', board, 'bob', laser, []],
    ['where who teaches looks', board, 'teacher', view, ALL],
    ['where another looks', board, 'ann', view, []],
    ['what is on no page', board, 'teacher', { ...laser, page: 'nopage' }, []],
    ['what is none', board, 'teacher', { ...laser, at: 'x' }, []],
    ['a view from nowhere', board, 'teacher', { ...view, zoom: 0 }, []],
  ])('%s', (_what, state, by, data, to) => expect(law.passing?.(state, data, people.find(({ id }) => id === by) ?? { id: by, role: 'student' }, lesson)).toEqual(to))
})

describe('the veil', () => itKeepsItsVeil(law, { people, move: anyBoardMove(['ann', 'bob', 'teacher']) }))

describe('whatever is asked', () => {
  const step = fc.record({ by: fc.constantFrom('teacher', 'ann', 'bob'), move: anyBoardMove(['ann', 'bob', 'teacher']) })
  const steps = fc.array(step, { maxLength: 60, size: 'max' })
  /** Plays what is allowed, and looks at each happening and the board before it. */
  const play = (all: readonly { by: string; move: BoardMove }[], look: (before: BoardState, happening: BoardHappening) => void = () => undefined) => all.reduce((board, { by, move }) => {
    const decided = ask(board, by, move)
    return (decided.ok ? decided.value : []).reduce((before, happening) => {
      look(before, happening)
      return law.reduce(before, happening)
    }, board)
  }, blankBoard)

  test('a board keeps its rules', () => {
    fc.assert(fc.property(steps, (all) => {
      const board = play(all)
      const ids = board.pages.map(({ id }) => id)
      expect(ids).toContain(board.current)
      expect(new Set(ids).size).toBe(ids.length)
      for (const { elements, work: done } of board.pages) {
        expect(new Set(elements.map(({ id }) => id)).size).toBe(elements.length)
        if (done === null) expect(elements.filter(({ sheet }) => sheet !== null)).toEqual([])
      }
      expect(boardReader.read(JSON.parse(JSON.stringify(board)))).toEqual(board)
    }))
  })

  test('a student sees no hidden sheet of another, and learns of nothing that happens there', () => {
    fc.assert(fc.property(steps, (all) => {
      const board = play(all, (before, happening) => {
        const seen = law.veil?.happening(happening, { id: 'ann', role: 'student' }) ?? null
        const known = new Set(seenBy(before, 'ann').pages.flatMap(({ elements }) => elements.map(({ id }) => id)))
        if (seen?.type === 'removed') expect(seen.ids.filter((id) => !known.has(id))).toEqual([])
        if (seen?.type === 'changed') expect(seen.changes.filter(({ id }) => !known.has(id))).toEqual([])
        if (seen?.type === 'added' && seen.hidden) expect(seen.element.sheet).toBe('ann')
      })
      for (const { elements, work: done } of seenBy(board, 'ann').pages) expect(elements.filter(({ sheet }) => sheet !== null && sheet !== 'ann' && done?.shown.includes(sheet) !== true)).toEqual([])
    }))
  })
})

test('any JSON is a move or is refused, passes or does not, and can be read', () => {
  fc.assert(fc.property(fc.jsonValue(), (json) => {
    law.parseMove(json as Json)
    law.passing?.(blankBoard, json as Json, { id: 'ann', role: 'student' }, lesson)
    expect(boardReader.read(json as Json).pages.length).toBeGreaterThan(0)
  }))
})
