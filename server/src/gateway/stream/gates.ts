import type { Carries } from './parts.ts'

/** The server's mutes, kept by stream id also while nobody publishes it. */
export interface Gates {
  of(stream: string): Carries
  set(stream: string, gate: Carries): void
  forgetRoom(room: string): void
}

/** More than any server mutes; the oldest is forgotten first. */
const MAX_KEPT = 10_000
const OPEN: Carries = { audio: true, video: true }

/** All open. */
export function createGates(): Gates {
  const closed = new Map<string, Carries>()
  return {
    of: (stream) => closed.get(stream) ?? OPEN,
    set(stream, gate) {
      closed.delete(stream)
      if (gate.audio && gate.video) return
      closed.set(stream, gate)
      const oldest = closed.keys().next().value
      if (closed.size > MAX_KEPT && oldest !== undefined) closed.delete(oldest)
    },
    forgetRoom(room) {
      for (const stream of closed.keys()) if (stream.startsWith(`${room}-`)) closed.delete(stream)
    },
  }
}
