import { MOST_UPLOADS } from './bounds.ts'

/** One upload on its way. */
export interface Arrival {
  /** Of this room now, with this one. */
  uploads(): number
  /** Of this room, since this one began: what is on its way, and what arrived. */
  bytes(): number
  take(bytes: number): void
  /** It stands in the list. */
  arrived(): void
  end(): void
}

interface InRoom { uploads: number; coming: number; arrived: number }

/** Counts what is on its way to each room. `begin` answers null when as much is on its way as this server takes. */
export function createArrivals(): { begin(room: string): Arrival | null } {
  const rooms = new Map<string, InRoom>()
  let all = 0
  return {
    begin(room) {
      if (all >= MOST_UPLOADS) return null
      const here = rooms.get(room) ?? { uploads: 0, coming: 0, arrived: 0 }
      rooms.set(room, here)
      all += 1
      here.uploads += 1
      const before = here.arrived
      let mine = 0
      const settle = (): void => {
        here.coming -= mine
        mine = 0
      }
      return {
        uploads: () => here.uploads,
        bytes: () => here.coming + here.arrived - before,
        take(bytes) {
          mine += bytes
          here.coming += bytes
        },
        arrived() {
          here.arrived += mine
          settle()
        },
        end() {
          settle()
          all -= 1
          here.uploads -= 1
          if (here.uploads === 0) rooms.delete(room)
        },
      }
    },
  }
}
