import { createScope } from '#shared/kernel/scope'
import { announce, lose, takeOver } from './change-source.ts'
import type { Grant } from './grant.ts'
import type { PacketPublisher, PacketSource } from './packets.ts'
import type { StreamParts } from './parts.ts'

/** Lets a connection publish packets into the stream. */
export function beginPackets(parts: StreamParts, grant: Grant, connection: PacketSource): PacketPublisher {
  const { state, tracks, audience, tap, needs } = parts
  const source = { phase: 'packets', grant, connection, life: createScope(parts.scope) } as const
  /** What to add to the sender's clock to get the stream's: one for both kinds, so that lips stay in step. */
  let senderShift: number | null = null
  takeOver(parts, source)
  announce(parts, connection.carries)
  return {
    write(kind, bytes, header) {
      if (state.source !== source) return
      needs.counters.packetsIn += 1
      needs.counters.bytesIn += bytes.length
      if (!state.gate[kind]) return
      const packet = tracks[kind].forward(bytes, header)
      if (packet === null) return tracks[kind].waitsForKeyframe ? parts.askKeyframe() : undefined
      audience.writePacket(kind, packet)
      tap.write(kind, packet)
      // The first request may have been lost with the link; who has seen no packet yet can't ask by itself.
      if (kind === 'video' && audience.starves) parts.askKeyframe()
    },
    restart(kind) {
      if (state.source !== source) return
      tracks[kind].renumber()
      if (kind === 'video') audience.restart()
      tap.restart()
    },
    report(kind, timestamp, senderMs) {
      if (state.source !== source) return
      senderShift ??= parts.now() - senderMs
      tracks[kind].anchor(timestamp, senderMs + senderShift)
    },
    end: () => lose(parts, source),
  }
}
