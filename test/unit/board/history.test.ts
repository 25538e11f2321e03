import type { Figure } from '#shared/board/contract'
import { createHistory, MOST_DEEDS } from '../../../src/board/moves/history'

const line = (x: number): Figure => ({ kind: 'shape', shape: 'line', colour: 'red', width: 40, box: [x, 0, x + 100, 100] })
const page = 'page01'

/** A page as a map, on which moves are played. */
function sheet() {
  const figures = new Map<string, Figure>()
  const history = createHistory()
  const now = (id: string) => figures.get(id) ?? null
  const play = (moves: ReturnType<typeof history.undo>) => {
    for (const move of moves) {
      if (move.type === 'add') figures.set(move.id, move.figure)
      if (move.type === 'remove') move.ids.forEach((id) => figures.delete(id))
      if (move.type === 'change') move.changes.forEach(({ id, figure }) => figures.set(id, figure))
    }
    return moves.map(({ type }) => type)
  }
  return {
    figures, history,
    draw(id: string, figure: Figure) {
      figures.set(id, figure)
      history.did({ kind: 'add', page, elements: [{ id, figure }] })
    },
    move(id: string, figure: Figure) {
      history.did({ kind: 'change', page, before: [{ id, figure: now(id)! }], after: [{ id, figure }] })
      figures.set(id, figure)
    },
    undo: () => play(history.undo(page, now)),
    redo: () => play(history.redo(page, now)),
  }
}

describe('undo on a board', () => {
  test('takes back what was drawn, moved and erased, and does it again', () => {
    const { figures, history, draw, move, undo, redo } = sheet()
    draw('a', line(0))
    move('a', line(50))
    figures.delete('a')
    history.did({ kind: 'remove', page, elements: [{ id: 'a', figure: line(50) }] })
    expect([undo(), figures.get('a')]).toEqual([['add'], line(50)])
    expect([undo(), figures.get('a')]).toEqual([['change'], line(0)])
    expect([undo(), figures.size]).toEqual([['remove'], 0])
    expect(undo()).toEqual([])
    redo()
    redo()
    expect(figures.get('a')).toEqual(line(50))
    expect([redo(), figures.size]).toEqual([['remove'], 0])
    expect(redo()).toEqual([])
  })

  test('a new deed ends what could be done again', () => {
    const { draw, undo, redo, history } = sheet()
    draw('a', line(0))
    undo()
    expect(history.can(page).redo).toBe(true)
    draw('b', line(9))
    expect(history.can(page).redo).toBe(false)
    expect(redo()).toEqual([])
  })

  test('passes over what somebody else erased or changed meanwhile', () => {
    const { figures, draw, move, undo } = sheet()
    draw('a', line(0))
    draw('b', line(10))
    move('b', line(20))
    figures.set('b', line(99))
    figures.delete('b')
    expect(undo()).toEqual(['remove'])
    expect(figures.size).toBe(0)
  })

  test('leaves another page alone', () => {
    const { draw, history } = sheet()
    draw('a', line(0))
    expect(history.undo('page02', () => line(0))).toEqual([])
    expect(history.can('page02')).toEqual({ undo: false, redo: false })
    expect(history.can(page).undo).toBe(true)
  })

  test('remembers a bounded number of deeds', () => {
    const { draw, undo } = sheet()
    for (let count = 0; count < MOST_DEEDS + 20; count++) draw(`e${count}`, line(count))
    let undone = 0
    while (undo().length > 0) undone += 1
    expect(undone).toBe(MOST_DEEDS)
  })
})
