import { createScope } from '#shared/kernel/scope'
import { kindOf } from '../wire/media-kind.ts'
import { announce, lose, takeOver } from './change-source.ts'
import type { Grant } from './grant.ts'
import type { PacketPublisher, PacketSource } from './packets.ts'
import type { StreamParts } from './parts.ts'

/** Lets a connection publish packets into the stream. */
export function beginPackets(parts: StreamParts, grant: Grant, connection: PacketSource): PacketPublisher {
  const { state, tracks, small, audience, voice, tap, needs } = parts
  const source = { phase: 'packets', grant, connection, life: createScope(parts.scope) } as const
  /** What to add to the sender's clock to get the stream's: one for all lines, so that lips stay in step. */
  let senderShift: number | null = null
  takeOver(parts, source)
  announce(parts, connection.carries)
  return {
    write(line, bytes, header, level = null) {
      if (state.source !== source) return
      needs.counters.packetsIn += 1
      needs.counters.bytesIn += bytes.length
      if (!state.gate[kindOf(line)]) return
      const layer = line === 'small' ? 'small' : 'big'
      const packet = tracks[line].forward(bytes, header)
      if (packet === null) return tracks[line].waitsForKeyframe ? parts.askKeyframe(layer) : undefined
      if (line === 'audio') voice.write(packet, level)
      else audience.writePacket(line, packet)
      // Padding that probes the network is no picture.
      if (line === 'small' && packet.end > packet.start) small.came()
      if (line !== 'small') tap.write(line, packet)
      if (line === 'audio') return
      if (line === 'video') small.otherCame()
      // The first request may have been lost with the link; who has seen no packet yet can't ask by itself.
      if (packet.marker && audience.awaits(layer)) parts.askKeyframe(layer)
    },
    restart(line) {
      if (state.source !== source) return
      tracks[line].renumber()
      // Who sees the small picture takes the big one until it is there again.
      if (line === 'small') return small.gone()
      if (line === 'video') audience.restart('big')
      tap.restart()
    },
    report(line, timestamp, senderMs) {
      if (state.source !== source) return
      senderShift ??= parts.now() - senderMs
      tracks[line].anchor(timestamp, senderMs + senderShift)
    },
    end: () => lose(parts, source),
  }
}
