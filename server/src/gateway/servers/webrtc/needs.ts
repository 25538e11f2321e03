import type { Logger } from 'pino'
import type { Counters } from '../../stream/counters.ts'
import type { Authorize } from '../../stream/grant.ts'
import type { PacketHub } from '../../stream/packets.ts'
import type { Network } from './peer.ts'

/** What WHIP and WHEP need of the gateway. */
export interface WebRtcNeeds {
  readonly hub: PacketHub
  readonly authorize: Authorize
  readonly counters: Counters
  readonly network: Network
  readonly limits: { readonly peers: number }
  readonly log: Logger
  /** Monotonic, in ms. */
  readonly now: () => number
}
