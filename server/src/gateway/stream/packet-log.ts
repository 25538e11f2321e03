import type { Packet } from './packets.ts'

/** The last packets of a track by sequence number; older ones are overwritten. */
export interface PacketLog {
  keep(packet: Packet): void
  find(sequence: number): Packet | undefined
  clear(): void
}

/** A log of `size` packets; `size` is a power of two. */
export function createPacketLog(size: number): PacketLog {
  const kept = new Array<Packet | undefined>(size).fill(undefined)
  const mask = size - 1
  return {
    keep(packet) {
      kept[packet.sequence & mask] = packet
    },
    find(sequence) {
      const packet = kept[sequence & mask]
      return packet?.sequence === sequence ? packet : undefined
    },
    clear() {
      kept.fill(undefined)
    },
  }
}
