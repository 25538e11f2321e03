import { failure, success, type Result } from '#shared/kernel/result'
import type { CallFailure } from '../border/calls.ts'
import { utf8Length } from './components/set-data.ts'

/** Documented: 1 MB a key, 10 MB in all. */
export const MOST_BYTES_A_KEY = 1024 * 1024
export const MOST_BYTES = 10 * 1024 * 1024

/** `wx.setStorage` and its kin: kept in memory, and written to the phone as it changes. */
export interface Storage {
  get(key: string): Result<unknown, CallFailure>
  set(key: string, value: unknown): Result<null, CallFailure>
  remove(key: string): void
  clear(): void
  keys(): readonly string[]
  bytes(): number
}

export function createStorage(entries: Iterable<readonly [string, string]>, write: (key: string, json: string | null) => void): Storage {
  const kept = new Map(entries)
  const sizeOf = (key: string): number => utf8Length(key) + utf8Length(kept.get(key) ?? '')
  const bytes = (): number => [...kept.keys()].reduce((sum, key) => sum + sizeOf(key), 0)
  return {
    get(key) {
      const json = kept.get(key)
      if (json === undefined) return failure({ why: 'data not found' })
      const { value }: { readonly value?: unknown } = JSON.parse(json)
      return success(value)
    },
    set(key, value) {
      const json = jsonOfValue(value)
      if (json === null) return failure({ why: 'data can\'t be stored: it is a function, or refers to itself' })
      const size = utf8Length(json)
      if (size > MOST_BYTES_A_KEY) return failure({ why: 'entry size limit reached' })
      if (bytes() - (kept.has(key) ? sizeOf(key) : 0) + size + utf8Length(key) > MOST_BYTES) return failure({ why: 'exceed max storage size 10MB' })
      kept.set(key, json)
      write(key, json)
      return success(null)
    },
    remove(key) {
      if (kept.delete(key)) write(key, null)
    },
    clear() {
      for (const key of [...kept.keys()]) this.remove(key)
    },
    keys: () => [...kept.keys()],
    bytes,
  }
}

function jsonOfValue(value: unknown): string | null {
  try {
    return typeof value === 'function' ? null : JSON.stringify({ value })
  } catch {
    return null
  }
}
