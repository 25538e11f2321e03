/** Memory that is written, sent and written again: the binding copies what it sends. */
export interface Scratch {
  /** The first `bytes` of it, or undefined if that is more than a packet may have. */
  of(bytes: number): Buffer | undefined
}

const MAX_PACKET_BYTES = 2_048

/** One for all viewers: sending is synchronous. */
export function createScratch(): Scratch {
  const memory = Buffer.alloc(MAX_PACKET_BYTES)
  // A view for each length, made once: no allocation in the way of a packet.
  const views = Array.from({ length: MAX_PACKET_BYTES + 1 }, (_, bytes) => memory.subarray(0, bytes))
  return { of: (bytes) => views[bytes] }
}
