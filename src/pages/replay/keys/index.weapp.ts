import type { Replay } from '../replay'

/** A phone has no keys to press. */
export function useKeys(_: Replay): void {
  return undefined
}
