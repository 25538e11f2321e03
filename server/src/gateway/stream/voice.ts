import { timestampDistance } from '../wire/rtp.ts'
import { OPUS_CLOCK_RATE, OPUS_SILENCE } from '../wire/opus.ts'
import type { Audience } from './audience.ts'
import type { Loudest } from './loudest.ts'
import type { Packet } from './packets.ts'
import { createTrack } from './track.ts'
import type { Track } from './track.ts'

/** A stream's sound on its way to viewers of packets: held back while others of the room are louder. */
export interface Voice {
  /** `level`: dB below full scale, or null where nobody can tell; that is never held back. */
  write(packet: Packet, level: number | null): void
  /** Its publisher is gone. */
  leave(): void
}

interface Needs {
  readonly stream: string
  readonly sound: Track
  readonly audience: Pick<Audience, 'writePacket' | 'turnSound'>
  readonly loudest: Loudest
  readonly now: () => number
}

/** Who comes in is heard from this long before, so that no first syllable is missing. */
const BEFORE_MS = 300
/** In packets: they have 10 ms at least. */
const MOST_BEFORE = 30
/** Sound that is held back gives a sign of life so often: a viewer that gets nothing at all takes the stream for dead. */
const SIGN_PERIOD_MS = 500
/** Signs are dated behind the first sound that may follow them. */
const SIGN_BEHIND_MS = BEFORE_MS + 60

/** Heard, until the room has louder ones. */
export function createVoice({ stream, sound, audience, loudest, now }: Needs): Voice {
  const silence = createTrack('audio', now)
  let held: { packets: number; signAt: number } | null = null
  const giveSign = (): void => {
    if (held === null || now() - held.signAt < SIGN_PERIOD_MS) return
    held.signAt = now()
    audience.turnSound(silence, [silence.append(OPUS_SILENCE, Math.max(0, now() - SIGN_BEHIND_MS), false)], 'goes-on')
  }
  return {
    write(packet, level) {
      const heard = level === null || loudest.hears(stream, level)
      if (!heard) {
        held ??= { packets: 0, signAt: now() }
        held.packets += 1
        return giveSign()
      }
      if (held === null) return audience.writePacket('audio', packet)
      audience.turnSound(sound, kept(sound, packet, held.packets), 'anew')
      held = null
    },
    leave: () => loudest.leave(stream),
  }
}

/** What was held back before this packet, as far as it is not too old, and the packet. */
function kept(sound: Track, last: Packet, most: number): readonly Packet[] {
  const oldest = (last.timestamp - (BEFORE_MS * OPUS_CLOCK_RATE) / 1_000) >>> 0
  const packets: Packet[] = [last]
  for (let back = 1; back <= Math.min(most, MOST_BEFORE); back += 1) {
    const packet = sound.find((last.sequence - back) & 0xffff)
    // One that was lost is lost; what is older than all that may be sent ends the row.
    if (packet !== undefined && timestampDistance(oldest, packet.timestamp) < 0) break
    if (packet !== undefined) packets.unshift(packet)
  }
  return packets
}
