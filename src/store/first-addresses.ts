import { success } from '#shared/kernel/result'
import type { MediaGrant } from '#shared/protocol/http'
import type { MediaNeeds } from '../media/contract'

/** Addresses that came along with the entry are good for a first try; every other one is asked for. */
export function firstAddresses(grant: MediaGrant, ask: MediaNeeds['playAddress']): MediaNeeds['playAddress'] {
  const kept = new Map('play' in grant ? grant.play.map((reply) => [reply.streamId, reply]) : [])
  return async (stream) => {
    const first = kept.get(stream)
    kept.delete(stream)
    return first ? success(first) : ask(stream)
  }
}
