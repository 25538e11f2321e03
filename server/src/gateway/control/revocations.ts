import type { StreamId } from '#shared/room/state'
import type { Grant } from '../stream/grant.ts'

/** Which tokens are void although they are signed and not expired. */
export interface Revocations {
  /** Void are this user's tokens in this room issued up to `upTo` (Unix, ms); if `only` says so, of one direction or one stream. */
  revoke(room: string, user: string, upTo: number, only: Grant['direction'] | StreamId | null): void
  endRoom(room: string, upTo: number): void
  isVoid(grant: Grant): boolean
}

/** Media tokens live 10 min; what was issued before has expired by itself then. */
const KEPT_MS = 15 * 60_000
/** The oldest is forgotten first: it is the nearest to being needless. */
const MAX_KEPT = 20_000

interface Revocation {
  readonly upTo: number
  readonly forgetAt: number
}

/** None yet; `now` in Unix ms. */
export function createRevocations(now: () => number): Revocations {
  const kept = new Map<string, Revocation>()
  const keep = (key: string, upTo: number): void => {
    const before = kept.get(key)?.upTo ?? 0
    // Put at the end again: the map's order is the order of forgetting.
    kept.delete(key)
    kept.set(key, { upTo: Math.max(before, upTo), forgetAt: now() + KEPT_MS })
    for (const [oldest, { forgetAt }] of kept) {
      if (kept.size <= MAX_KEPT && forgetAt > now()) break
      kept.delete(oldest)
    }
  }
  const covers = (key: string, { issuedAt }: Grant): boolean => issuedAt <= (kept.get(key)?.upTo ?? -Infinity)
  return {
    revoke: (room, user, upTo, only) => keep(`${room} ${user} ${only ?? 'all'}`, upTo),
    endRoom: (room, upTo) => keep(room, upTo),
    isVoid(grant) {
      const { room, user, direction, stream } = grant
      return covers(room, grant) || ['all', direction, stream].some((what) => covers(`${room} ${user} ${what}`, grant))
    },
  }
}
