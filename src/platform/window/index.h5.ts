import type { ThisWindow } from './contract'

const storage: ThisWindow['storage'] = {
  read: (key) => attempt(() => sessionStorage.getItem(key)),
  write: (key, text) => void attempt(() => sessionStorage.setItem(key, text)),
  remove: (key) => void attempt(() => sessionStorage.removeItem(key)),
}

/** A browser's tab. Claims are Web Locks; where a page is not secure there are none, and any claim holds. */
export const thisWindow: ThisWindow = {
  storage,
  claim: (name) => new Promise((resolve) => {
    if (!('locks' in navigator)) return resolve(true)
    const held = navigator.locks.request(`lianmai.${name}`, { ifAvailable: true }, (lock) => {
      resolve(lock !== null)
      // Held until the window closes.
      return lock === null ? undefined : new Promise<void>(() => undefined)
    })
    held.catch(() => resolve(true))
  }),
}

function attempt<Value>(act: () => Value): Value | null {
  try {
    return act()
  } catch {
    return null
  }
}
