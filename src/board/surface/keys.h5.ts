import type { BoardKey } from './contract'

const KEYS: Readonly<Record<string, BoardKey>> = {
  v: 'v', p: 'p', m: 'm', e: 'e', t: 't',
  delete: 'delete', backspace: 'delete', escape: 'escape', ' ': 'space-down',
  arrowleft: 'previous', arrowup: 'previous', pageup: 'previous', arrowright: 'next', arrowdown: 'next', pagedown: 'next',
}

/** What a key means on the board, or null: then it is the room's. */
export function keyOf({ key, ctrlKey, metaKey, shiftKey, altKey }: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>): BoardKey | null {
  const name = key.toLowerCase()
  if (ctrlKey || metaKey) {
    if (name === 'z') return shiftKey ? 'redo' : 'undo'
    return name === 'y' ? 'redo' : null
  }
  return altKey ? null : (KEYS[name] ?? null)
}
