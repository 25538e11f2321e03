import { after, every } from '#shared/kernel/scope'
import type { Scope } from '#shared/kernel/scope'
import type { Counters } from '../../stream/counters.ts'
import type { Kind, Layer, PacketReader, PacketViewing } from '../../stream/packets.ts'
import { parseRtcp } from '../../wire/rtcp.ts'
import { senderReport } from '../../wire/rtcp-write.ts'
import { isRtcp, RTP_HEADER_BYTES, writeRtpHeader } from '../../wire/rtp.ts'
import type { Scratch } from './scratch.ts'
import type { Peer, PeerEvents } from './peer.ts'

interface Needs {
  readonly peer: Peer
  readonly counters: Counters
  readonly scratch: Scratch
  /** The picture it begins with. */
  readonly layer: Layer
  /** The tracks are open: let this reader into its stream, or refuse it with null. */
  readonly begin: (reader: PacketReader, layer: Layer) => PacketViewing | null
}

const FIRST_REPORT_MS = 100
const REPORT_PERIOD_MS = 1_000
/** A viewer who asks for more is not served: one request of 40 bytes may name thousands. */
const MAX_RESENT_A_PERIOD = 1_000
const KINDS = ['video', 'audio'] as const

interface Sending {
  readonly payloadType: number
  readonly ssrc: number
  packets: number
  bytes: number
}

/** The sending end of a WHEP connection, which may be told to send the other picture. */
export interface Viewer extends PeerEvents {
  choose(layer: Layer): void
}

/** Begins once its tracks are open. */
export function createViewer(needs: Needs, scope: Scope): Viewer {
  const { peer, counters } = needs
  const sendings = { video: sendingOf(peer, 'video'), audio: sendingOf(peer, 'audio') }
  const write = createWriter(needs, sendings)
  let viewing: PacketViewing | null = null
  let { layer } = needs
  const resends = createResends(counters)
  scope.onEnd(() => viewing?.leave())
  const report = (): void => {
    resends.nextPeriod()
    for (const kind of KINDS) sendReport(kind, sendings[kind], viewing, peer)
  }
  return {
    onOpen() {
      const wants = { video: sendings.video !== null, audio: sendings.audio !== null }
      viewing = needs.begin({ wants, write, end: () => scope.end() }, layer)
      if (viewing === null) return scope.end()
      after(scope, FIRST_REPORT_MS, report)
      every(scope, REPORT_PERIOD_MS, report)
    },
    choose(next) {
      layer = next
      viewing?.choose(next)
    },
    onPacket(_line, packet) {
      if (!isRtcp(packet)) return
      for (const item of parseRtcp(packet)) {
        if (item.type === 'keyframe-request') viewing?.requestKeyframe()
        if (item.type !== 'nack') continue
        const kind = KINDS.find((candidate) => sendings[candidate]?.ssrc === item.ssrc)
        if (kind !== undefined && viewing !== null) resends.answer(viewing, kind, item.sequences)
      }
    },
  }
}

/** Sends again what was asked for, up to a bound in each period. */
function createResends(counters: Counters): { nextPeriod(): void; answer(viewing: PacketViewing, kind: Kind, sequences: readonly number[]): void } {
  let inPeriod = 0
  return {
    nextPeriod() {
      inPeriod = 0
    },
    answer(viewing, kind, sequences) {
      counters.nacksIn += sequences.length
      for (const sequence of sequences) {
        if (inPeriod >= MAX_RESENT_A_PERIOD || !viewing.resend(kind, sequence)) continue
        inPeriod += 1
        counters.resent += 1
      }
    },
  }
}

/** One packet out costs a header, a copy and a call, and leaves nothing to be collected. */
function createWriter({ peer, counters, scratch }: Needs, sendings: Readonly<Record<Kind, Sending | null>>): PacketReader['write'] {
  return (kind, packet, sequence, timestamp) => {
    const sending = sendings[kind]
    const bytes = RTP_HEADER_BYTES + packet.end - packet.start
    const target = scratch.of(bytes)
    if (sending === null || target === undefined) return
    writeRtpHeader(target, packet.marker, sending.payloadType, sequence, timestamp, sending.ssrc)
    packet.bytes.copy(target, RTP_HEADER_BYTES, packet.start, packet.end)
    peer.send(kind, target)
    sending.packets += 1
    sending.bytes += bytes - RTP_HEADER_BYTES
    counters.packetsOut += 1
    counters.bytesOut += bytes
  }
}

function sendingOf(peer: Peer, kind: Kind): Sending | null {
  const media = peer.media.find((offered) => offered.kind === kind && offered.receives)
  return media === undefined ? null : { payloadType: media.payloadType, ssrc: peer.ssrc[kind], packets: 0, bytes: 0 }
}

function sendReport(kind: Kind, sending: Sending | null, viewing: PacketViewing | null, peer: Peer): void {
  if (sending === null || sending.packets === 0) return
  const clock = viewing?.clock(kind)
  if (clock) peer.send(kind, senderReport({ ...clock, ssrc: sending.ssrc, packets: sending.packets, bytes: sending.bytes }))
}
