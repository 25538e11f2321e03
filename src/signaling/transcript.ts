import type { LoggedEvent } from '#shared/room/events'

/** How far this client has read the room's log. */
export interface Transcript {
  /** What a reconnect asks for; nothing before the first snapshot. */
  resumePoint(who: string): { readonly epoch: string; readonly since: number } | null
  restart(at: { readonly epoch: string; readonly seq: number; readonly who: string }): void
  /** `next`: show it. `known`: it was here before. `gap`: something before it is missing. */
  read(event: LoggedEvent): 'next' | 'known' | 'gap'
}

/** One conversation's transcript. */
export function createTranscript(): Transcript {
  let place: { readonly epoch: string; readonly seq: number; readonly who: string } | null = null
  return {
    // Another user (a session that had to be renewed) sees the room with other rights: only a snapshot will do.
    resumePoint: (who) => (place && place.who === who ? { epoch: place.epoch, since: place.seq } : null),
    restart(at) {
      place = at
    },
    read({ seq, event }) {
      const many = event.type === 'law.hidden' ? (event.count ?? 1) : 1
      if (!place || seq > place.seq + many) return 'gap'
      if (seq <= place.seq) return 'known'
      place = { ...place, seq }
      return 'next'
    },
  }
}
