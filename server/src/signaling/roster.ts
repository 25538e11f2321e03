import type { MemberId } from '#shared/room/state'
import type { Scope } from '#shared/kernel/scope'

/** Which connection each member has now: one a member and room. */
export interface Roster {
  /** Puts `replace` in the member's place until the scope ends; the one that was there is called first. */
  take(room: string, member: MemberId, scope: Scope, replace: () => void): void
  readonly size: number
}

/** An empty roster. */
export function createRoster(): Roster {
  const places = new Map<string, () => void>()
  return {
    get size() {
      return places.size
    },
    take(room, member, scope, replace) {
      const place = `${room} ${member}`
      const older = places.get(place)
      places.set(place, replace)
      older?.()
      scope.onEnd(() => {
        if (places.get(place) === replace) places.delete(place)
      })
    },
  }
}
