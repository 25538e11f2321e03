import { sequenceDistance } from '../wire/rtp.ts'
import type { Packet } from './packets.ts'

/** Packets back in order, for those who can't take them as they come. */
export interface Reorder {
  push(packet: Packet): void
  /** Gives up on what has been missing for too long; call it every few ms. */
  expire(): void
  /** Begins anew with the next packet. */
  clear(): void
}

/** More wait for a missing one only while memory is bound. */
const MAX_WAITING = 1_024

/** `onGap` runs when packets before the next one are given up after `waitMs`. */
export function createReorder(waitMs: number, now: () => number, onPacket: (packet: Packet) => void, onGap: () => void): Reorder {
  const waiting = new Map<number, { readonly packet: Packet; readonly atMs: number }>()
  let next: number | null = null
  const release = (): void => {
    for (let found = next === null ? undefined : waiting.get(next); found !== undefined && next !== null; found = waiting.get(next)) {
      waiting.delete(next)
      next = (next + 1) & 0xffff
      onPacket(found.packet)
    }
  }
  const skip = (): void => {
    const from = next ?? 0
    const nearest = [...waiting.keys()].sort((a, b) => sequenceDistance(from, a) - sequenceDistance(from, b))[0]
    if (nearest === undefined) return
    next = nearest
    onGap()
    release()
  }
  return {
    push(packet) {
      next ??= packet.sequence
      if (sequenceDistance(next, packet.sequence) < 0) return
      waiting.set(packet.sequence, { packet, atMs: now() })
      release()
      if (waiting.size > MAX_WAITING) skip()
    },
    expire() {
      const oldest = waiting.values().next().value
      if (oldest !== undefined && now() - oldest.atMs >= waitMs) skip()
    },
    clear() {
      waiting.clear()
      next = null
    },
  }
}
