import { impossible } from '#shared/kernel/impossible'
import type { Desk } from './desk'
import type { BoardKey } from './surface/contract'

/** What a key does at the board. `turn`: to another page, for those who may. */
export function pressKey(desk: Desk, key: BoardKey, draws: boolean, turn: (step: 1 | -1) => void): void {
  if (key === 'space-down' || key === 'space-up') return desk.grab(key === 'space-down')
  if (key === 'previous' || key === 'next') return turn(key === 'next' ? 1 : -1)
  if (draws) drawingKey(desk, key)
}

function drawingKey(desk: Desk, key: Exclude<BoardKey, 'space-down' | 'space-up' | 'previous' | 'next'>): void {
  switch (key) {
    case 'undo':
      return desk.step('undo')
    case 'redo':
      return desk.step('redo')
    case 'delete':
      return desk.removeSelection()
    case 'escape':
      return desk.select([])
    case 'v':
    case 'p':
    case 'm':
    case 'e':
    case 't':
      return desk.choose(TOOLS[key])
    default:
      return impossible(key)
  }
}

const TOOLS = { v: 'select', p: 'pen', m: 'marker', e: 'eraser', t: 'text' } as const
