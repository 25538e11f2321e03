import type { Visit } from './visit'

/** Carries a visit that the device check began to the room's page, so that pictures are on their way while the page opens. */
export interface Parcel {
  put(room: string, visit: Visit): void
  /** The visit to this room, once. */
  take(room: string): Visit | null
}

/** An empty parcel; a visit that no page took is left when the next is put in. */
export function createParcel(): Parcel {
  let inside: { readonly room: string; readonly visit: Visit } | null = null
  return {
    put(room, visit) {
      inside?.visit.session.leave()
      inside = { room, visit }
    },
    take(room) {
      if (inside?.room !== room) return null
      const { visit } = inside
      inside = null
      return visit
    },
  }
}
