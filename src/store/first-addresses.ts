import { success } from '#shared/kernel/result'
import type { MediaGrant } from '#shared/protocol/http'
import type { MediaNeeds } from '../media/contract'

/** So long after the entry its addresses are used: they expire, and somebody may come into view much later. */
const FRESH_MS = 30_000

/** Addresses that came along with the entry are good for a first try soon after it; every other one is asked for. `now` is this device's, in ms. */
export function firstAddresses(grant: MediaGrant, ask: MediaNeeds['playAddress'], now: () => number): MediaNeeds['playAddress'] {
  const enteredAt = now()
  const kept = new Map('play' in grant ? grant.play.map((reply) => [reply.streamId, reply]) : [])
  return async (stream) => {
    const first = kept.get(stream)
    kept.delete(stream)
    return first && now() - enteredAt < FRESH_MS ? success(first) : ask(stream)
  }
}
