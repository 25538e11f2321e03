import type { Storage } from '../../src/platform/storage/contract'

/** A store that lasts as long as the test. */
export function memoryStorage(filled: Readonly<Record<string, string>> = {}): Storage {
  const kept = new Map(Object.entries(filled))
  return {
    read: (key) => kept.get(key) ?? null,
    write: (key, text) => void kept.set(key, text),
    remove: (key) => void kept.delete(key),
  }
}
