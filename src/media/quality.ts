import type { Quality } from '#shared/room/commands'

/** What a link looked like over the last seconds; null is not known. */
export interface LinkSample {
  readonly lossPercent: number | null
  readonly rttMs: number | null
  /** Nothing came through although something should. */
  readonly stalled: boolean
}

/** The verdict that people see as bars. */
export function qualityOf({ lossPercent, rttMs, stalled }: LinkSample): Quality {
  if (stalled) return 'poor'
  if (lossPercent === null && rttMs === null) return 'unknown'
  const loss = lossPercent ?? 0
  const rtt = rttMs ?? 0
  if (loss > POOR_LOSS_PERCENT || rtt > POOR_RTT_MS) return 'poor'
  if (loss > FAIR_LOSS_PERCENT || rtt > FAIR_RTT_MS) return 'fair'
  return 'good'
}

/** Above: words get lost in spite of repair. */
const POOR_LOSS_PERCENT = 10
const FAIR_LOSS_PERCENT = 3
/** Above (round trip to the gateway): people interrupt each other; ITU-T G.114 gives 400 ms one way as the limit. */
const POOR_RTT_MS = 500
const FAIR_RTT_MS = 200
