/** What the gateway counts since it began; only ever raised. */
export interface Counters {
  packetsIn: number
  bytesIn: number
  packetsOut: number
  bytesOut: number
  framesIn: number
  /** Packets sent again because a viewer missed them. */
  resent: number
  nacksIn: number
  nacksOut: number
  keyframeRequestsIn: number
  keyframeRequestsOut: number
  refused: number
}

/** All at zero. */
export const createCounters = (): Counters => ({
  packetsIn: 0,
  bytesIn: 0,
  packetsOut: 0,
  bytesOut: 0,
  framesIn: 0,
  resent: 0,
  nacksIn: 0,
  nacksOut: 0,
  keyframeRequestsIn: 0,
  keyframeRequestsOut: 0,
  refused: 0,
})
