import { failure, success, type Result } from '#shared/kernel/result'
import type { BoardMove, BoardPassing, BoardState } from '#shared/board/contract'
import { boardReducer } from '#shared/board/reduce'
import { blankBoard } from '#shared/board/state-schema'
import type { FailureCode } from '#shared/protocol/failures'
import { toView, WHOLE } from '../../../src/board/camera'
import { Desk } from '../../../src/board/desk'
import { recordedCanvas } from '../../support/board-canvas'

const view = { width: 1_600, height: 900 }
const page = blankBoard.current

beforeEach(() => { jest.useFakeTimers() })
afterEach(() => { jest.useRealTimers() })

/** One person at a board that takes all of their moves, or answers as it is told. */
function sit({ you = 'teacher1', teaches = true, board = blankBoard, answer = success(undefined) }: { you?: string; teaches?: boolean; board?: BoardState; answer?: Result<void, FailureCode> } = {}) {
  const canvas = recordedCanvas()
  const asked: BoardMove[] = []
  const passed: BoardPassing[] = []
  let state = board
  const desk = new Desk({
    now: Date.now,
    random: Math.random,
    ask: async (move) => {
      asked.push(move)
      return answer
    },
    pass: (data) => void passed.push(data),
    nameOf: (id) => `name of ${id}`,
    leads: (id) => id === 'teacher1',
    addressOf: async () => null,
  })
  const show = (next: BoardState) => {
    state = next
    desk.sit({ board: state, you, teaches, online: true, looking: null })
  }
  show(board)
  desk.setPaper(canvas.paper, view)
  canvas.settle()
  const texts = () => {
    canvas.said.length = 0
    canvas.frame()
    return canvas.said
  }
  return {
    desk, canvas, asked, passed, show, texts,
    /** The room confirms what was asked so far. */
    confirm() {
      for (const move of asked.splice(0)) {
        if (move.type === 'add') show(boardReducer.reduce(state, { type: 'added', page: move.page, element: { id: move.id, author: you, sheet: null, figure: move.figure }, hidden: false }))
        if (move.type === 'remove') show(boardReducer.reduce(state, { type: 'removed', page: move.page, ids: move.ids, hidden: null }))
        if (move.type === 'change') show(boardReducer.reduce(state, { type: 'changed', page: move.page, changes: move.changes, hidden: null }))
      }
    },
    drag(...places: readonly (readonly [number, number])[]) {
      const [first, ...others] = places
      desk.touch({ type: 'down', id: 1, at: first!, button: 'first', by: 'mouse' })
      for (const at of others) desk.touch({ type: 'move', id: 1, at: [at] })
      desk.touch({ type: 'up', id: 1 })
    },
    elements: () => state.pages.find(({ id }) => id === page)!.elements,
  }
}

const far = [[400, 400], [600, 450], [800, 500]] as const

describe('a desk', () => {
  test('sends a stroke while it is drawn, and the whole at its end', () => {
    const { desk, passed, asked } = sit()
    desk.touch({ type: 'down', id: 1, at: far[0], button: 'first', by: 'mouse' })
    expect(passed).toEqual([{ kind: 'ink', page, id: expect.any(String), pen: 'pen', colour: 'ink', width: 90, from: 0, points: [4_000, 4_000] }])
    desk.touch({ type: 'move', id: 1, at: [far[1], far[2]] })
    jest.advanceTimersByTime(100)
    expect(passed.at(-1)).toMatchObject({ kind: 'ink', from: 1, points: [6_000, 4_500, 2_000, 500] })
    expect(asked).toEqual([])
    desk.touch({ type: 'up', id: 1 })
    expect(asked).toEqual([{ type: 'add', page, id: expect.stringMatching(/^[a-z0-9]{12}$/), figure: { kind: 'stroke', pen: 'pen', colour: 'ink', width: 90, points: [4_000, 4_000, 2_000, 500, 2_000, 500] } }])
  })

  test('undoes what it did, for all', () => {
    const { desk, drag, confirm, elements } = sit()
    drag(...far)
    confirm()
    expect(elements()).toHaveLength(1)
    expect(desk.store.getState()).toMatchObject({ canUndo: true, canRedo: false })
    desk.step('undo')
    confirm()
    expect(elements()).toHaveLength(0)
    desk.step('redo')
    confirm()
    expect(elements()).toHaveLength(1)
  })

  test('takes a stroke back that the room refuses', async () => {
    const { desk, drag } = sit({ answer: failure('member/not-allowed') })
    drag(...far)
    expect(desk.pageNow(page)?.elements).toHaveLength(1)
    await jest.advanceTimersByTimeAsync(0)
    expect(desk.pageNow(page)?.elements).toHaveLength(0)
  })

  test('of somebody who may not draw moves the page alone', () => {
    const { desk, drag, asked, passed } = sit({ you: 'student1', teaches: false })
    drag(...far)
    expect([asked, passed]).toEqual([[], []])
    expect(desk.store.getState()).toMatchObject({ camera: { x: WHOLE.x - 4_000, y: WHOLE.y - 1_000, zoom: 1 }, follows: false })
  })

  test('looks where whoever teaches looks, until its person looks around, and again when they want', () => {
    const { desk } = sit({ you: 'student1', teaches: false })
    const led = (x: number) => desk.hear('teacher1', { kind: 'view', page, at: [x, 4_000], zoom: 2 })
    desk.hear('student2', { kind: 'view', page, at: [1, 1], zoom: 5 })
    led(5_000)
    expect(desk.store.getState().camera).toEqual({ x: 5_000, y: 4_000, zoom: 2 })
    desk.zoom(2)
    led(6_000)
    expect(desk.store.getState().camera.x).toBe(5_000)
    desk.follow()
    expect(desk.store.getState().camera).toEqual({ x: 6_000, y: 4_000, zoom: 2 })
  })

  test('tells the others where its teacher looks, and who came late again', () => {
    const { desk, passed } = sit()
    desk.zoom(2)
    expect(passed).toEqual([{ kind: 'view', page, at: [8_000, 4_500], zoom: 2 }])
    jest.advanceTimersByTime(5_100)
    expect(passed).toHaveLength(2)
  })

  test('two fingers zoom and move, and what the first one began does not count', () => {
    const { desk, asked, passed } = sit()
    desk.touch({ type: 'down', id: 1, at: [700, 450], button: 'first', by: 'finger' })
    desk.touch({ type: 'down', id: 2, at: [900, 450], button: 'first', by: 'finger' })
    desk.touch({ type: 'move', id: 2, at: [[1_100, 450]] })
    desk.touch({ type: 'up', id: 2 })
    desk.touch({ type: 'up', id: 1 })
    jest.advanceTimersByTime(200)
    expect(asked).toEqual([])
    expect(passed.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['gone', 'view']))
    expect(desk.store.getState().camera.zoom).toBe(2)
  })

  test('chooses, moves, pulls larger and deletes', () => {
    const { desk, drag, confirm, elements } = sit()
    desk.choose('rectangle')
    drag([200, 200], [400, 300])
    confirm()
    desk.choose('select')
    drag([200, 250], [300, 250])
    confirm()
    expect(elements()[0]?.figure).toMatchObject({ box: [3_000, 2_000, 5_000, 3_000] })
    expect(desk.store.getState().selection).toEqual([elements()[0]?.id])
    drag([500, 300], [700, 500])
    confirm()
    const figure = elements()[0]?.figure
    expect(figure?.kind === 'shape' && figure.box[2]).toBeGreaterThan(6_900)
    desk.removeSelection()
    confirm()
    expect(elements()).toHaveLength(0)
  })

  test('erases what it touches, and a student nothing that is another\'s where that is not allowed', () => {
    const { drag, confirm, elements } = sit()
    drag(...far)
    confirm()
    const written = { ...blankBoard, pages: [{ ...blankBoard.pages[0]!, elements: elements() }], writers: ['student1'], ownOnly: true }
    const student = sit({ you: 'student1', teaches: false, board: written })
    student.desk.choose('eraser')
    student.drag([600, 350], [600, 550])
    expect(student.asked).toEqual([])
    student.show({ ...written, ownOnly: false })
    student.drag([600, 350], [600, 550])
    expect(student.asked).toEqual([{ type: 'remove', page, ids: [elements()[0]?.id] }])
  })

  test('writes, rewrites and takes words away', () => {
    const { desk, drag, confirm, elements } = sit()
    desk.choose('text')
    drag([400, 400])
    expect(desk.store.getState().writing).toMatchObject({ id: null, text: '' })
    desk.written('y = 2x + 1\n')
    confirm()
    expect(elements()[0]?.figure).toMatchObject({ kind: 'text', text: 'y = 2x + 1', at: [4_000, 3_680] })
    desk.choose('text')
    drag([410, 400])
    expect(desk.store.getState().writing).toMatchObject({ text: 'y = 2x + 1' })
    desk.written('  ')
    confirm()
    expect(elements()).toHaveLength(0)
  })

  test('shows others\' ink with their name until the stroke itself is there', () => {
    const { desk, canvas, show, texts } = sit()
    desk.hear('student1', { kind: 'ink', page, id: 'theirs01', pen: 'pen', colour: 'red', width: 90, from: 0, points: [1_000, 1_000, 500, 500] })
    expect(texts().filter((call) => call.startsWith('fillText'))).toEqual([expect.stringContaining('name of student1')])
    show({ ...blankBoard, pages: [{ ...blankBoard.pages[0]!, elements: [{ id: 'theirs01', author: 'student1', sheet: null, figure: { kind: 'stroke', pen: 'pen', colour: 'red', width: 90, points: [1_000, 1_000, 500, 500] } }] }] })
    expect(texts().filter((call) => call.startsWith('fillText'))).toEqual([])
    canvas.settle()
  })

  test('points where the hand is', () => {
    const { desk, passed, texts } = sit()
    desk.choose('laser')
    desk.touch({ type: 'hover', at: [800, 450] })
    expect(passed).toEqual([{ kind: 'laser', page, at: [8_000, 4_500] }])
    const [x, y] = toView(WHOLE, view, [8_000, 4_500])
    expect(texts().some((call) => call.startsWith(`arc ${x} ${y}`))).toBe(true)
  })
})
