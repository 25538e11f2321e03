/** How far the server's clock is ahead of this device's, from pings and their answers. */
export interface ClockOffset {
  /** Answers the best estimate so far, ms. The answer that travelled shortest errs least (as in NTP, RFC 5905 section 10). */
  sample(round: { readonly sentAt: number; readonly heardAt: number; readonly serverNow: number }): number
}

const SAMPLES_KEPT = 8

/** One conversation's estimate. */
export function createClockOffset(): ClockOffset {
  let samples: readonly { readonly roundTripMs: number; readonly offsetMs: number }[] = []
  return {
    sample({ sentAt, heardAt, serverNow }) {
      const roundTripMs = Math.max(0, heardAt - sentAt)
      const fresh = { roundTripMs, offsetMs: Math.round(serverNow - (sentAt + roundTripMs / 2)) }
      samples = [...samples, fresh].slice(-SAMPLES_KEPT)
      return samples.reduce((best, next) => (next.roundTripMs <= best.roundTripMs ? next : best), fresh).offsetMs
    },
  }
}
