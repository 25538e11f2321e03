import type { Storage } from './contract'

/** The browser's localStorage; in private windows and full stores it forgets. */
export const storage: Storage = {
  read: (key) => attempt(() => localStorage.getItem(key)) ?? null,
  write: (key, text) => void attempt(() => localStorage.setItem(key, text)),
  remove: (key) => void attempt(() => localStorage.removeItem(key)),
}

function attempt<Value>(act: () => Value): Value | null {
  try {
    return act()
  } catch {
    return null
  }
}
