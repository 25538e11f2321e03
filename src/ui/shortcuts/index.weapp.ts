import type { ShortcutHandlers } from './contract'

/** A phone has no keys to press. */
export function useShortcuts(_: ShortcutHandlers): void {
  return undefined
}
