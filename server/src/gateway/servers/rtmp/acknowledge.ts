import { TYPE, numberMessage } from '../../wire/rtmp-message.ts'
import type { OutgoingMessage } from '../../wire/rtmp-message.ts'

/** Tells the peer now and then how much came (RTMP 1.0, 5.4.3): some publishers stop when nobody does. */
export interface Acknowledger {
  /** The peer wants to hear after each `bytes`. */
  each(bytes: number): void
  count(bytes: number): void
}

/** Smaller windows would have each packet acknowledged. */
const MIN_WINDOW_BYTES = 16_384
/** What peers take for granted when they name none. */
const FIRST_WINDOW_BYTES = 2_500_000

export function createAcknowledger(send: (message: OutgoingMessage) => void): Acknowledger {
  let window = FIRST_WINDOW_BYTES
  let received = 0
  let acknowledged = 0
  return {
    each(bytes) {
      window = Math.max(MIN_WINDOW_BYTES, bytes)
    },
    count(bytes) {
      received += bytes
      // Twice in a window, as some publishers stand still when it is used up.
      if (received - acknowledged < window / 2) return
      acknowledged = received
      send(numberMessage(TYPE.acknowledgement, received))
    },
  }
}
