import { every } from '#shared/kernel/scope'
import type { Scope } from '#shared/kernel/scope'
import type { Counters } from '../../stream/counters.ts'
import type { PacketPublisher, PacketSource } from '../../stream/packets.ts'
import { LINES, lineOf } from '../../wire/media-kind.ts'
import type { Line } from '../../wire/media-kind.ts'
import { OPUS_CLOCK_RATE } from '../../wire/opus.ts'
import { parseRtcp } from '../../wire/rtcp.ts'
import { estimatedBitrate, negativeAcknowledgement, pictureLossIndication, receiverReport } from '../../wire/rtcp-write.ts'
import { findExtension, isRtcp, parseRtp } from '../../wire/rtp.ts'
import { createArrivals } from './arrivals.ts'
import type { Arrivals } from './arrivals.ts'
import { createCongestion } from './congestion.ts'
import type { Congestion } from './congestion.ts'
import type { Peer, PeerEvents } from './peer.ts'

interface Needs {
  readonly peer: Peer
  readonly counters: Counters
  /** Monotonic, in ms. */
  readonly now: () => number
  /** Everything is ready: take this source into its stream, or refuse it with null. */
  readonly begin: (source: PacketSource) => PacketPublisher | null
}

const NACK_TICK_MS = 20
const FEEDBACK_PERIOD_MS = 50
const REPORT_PERIOD_MS = 500
/**
 * Browsers send reports even while camera and microphone are off, at least each 7 s. Who says nothing for longer
 * is gone; the consent of ICE would tell only after 30 s (RFC 7675).
 */
const SILENT_MS = 10_000
/** Granted to publishers without transport-wide feedback, in bits per second. */
const REMB_BITRATE = 2_500_000
const SENDER_SSRC = 1
const PICTURES = ['video', 'small'] as const

interface Reception {
  readonly arrivals: Readonly<Record<Line, Arrivals>>
  readonly congestion: Congestion | null
  readonly transportId: Readonly<Record<Line, number | null>>
  /** Where sound tells how loud it is. */
  readonly levelId: number | null
  /** The last sender report of each line: its NTP middle and when it came. */
  readonly reports: Partial<Record<Line, { readonly ntpMiddle: number; readonly atMs: number }>>
  publisher: PacketPublisher | null
  /** When the last packet came, or null before the first. */
  heardAt: number | null
}

/** The receiving end of a WHIP connection: packets into the stream, and all the feedback its sender needs. */
export function createPublisher(needs: Needs, scope: Scope): PeerEvents {
  const { peer, now, counters } = needs
  const reception = createReception(needs)
  const requestKeyframe: PacketSource['requestKeyframe'] = (layer) => {
    const { ssrc } = reception.arrivals[lineOf(layer)]
    if (ssrc !== null) peer.send(lineOf(layer), pictureLossIndication(SENDER_SSRC, ssrc))
  }
  const begin = (): void => {
    if (reception.publisher !== null || scope.ended) return
    const carries = { video: sends(peer, 'video'), audio: sends(peer, 'audio') }
    reception.publisher = needs.begin({ carries, requestKeyframe, close: () => scope.end() })
    if (reception.publisher === null) scope.end()
  }
  scope.onEnd(() => reception.publisher?.end())
  every(scope, NACK_TICK_MS, () => sendNacks(reception, peer, counters))
  every(scope, REPORT_PERIOD_MS, () => sendReports(reception, peer, now))
  every(scope, FEEDBACK_PERIOD_MS, () => {
    const ssrc = reception.arrivals.video.ssrc ?? reception.arrivals.audio.ssrc
    const feedback = ssrc === null ? null : reception.congestion?.flush(ssrc)
    if (feedback) peer.send(mainLine(peer), feedback)
  })
  every(scope, REPORT_PERIOD_MS, () => {
    if (reception.heardAt !== null && now() - reception.heardAt > SILENT_MS) scope.end()
  })
  return {
    onOpen: begin,
    onPacket(line, packet) {
      reception.heardAt = now()
      if (isRtcp(packet)) return readReports(packet, reception, now)
      // The news that all is open may come behind the first packets: they hold the first keyframe.
      begin()
      receive(line, packet, reception)
    },
  }
}

function createReception({ peer, now }: Needs): Reception {
  const idOf = (line: Line): number | null => peer.media.find((media) => media.line === line)?.transportSequenceId ?? null
  const transportId = { video: idOf('video'), audio: idOf('audio'), small: idOf('small') }
  return {
    arrivals: { video: createArrivals(now, 90_000), audio: createArrivals(now, OPUS_CLOCK_RATE), small: createArrivals(now, 90_000) },
    congestion: transportId.video === null && transportId.audio === null ? null : createCongestion(now),
    transportId,
    levelId: peer.media.find(({ line }) => line === 'audio')?.levelId ?? null,
    reports: {},
    publisher: null,
    heardAt: null,
  }
}

function receive(line: Line, packet: Buffer, { arrivals, congestion, transportId, levelId, publisher }: Reception): void {
  const header = parseRtp(packet)
  if (header === null) return
  const id = transportId[line]
  const extension = congestion === null || id === null ? null : findExtension(packet, id)
  if (extension?.bytes === 2) congestion?.note(packet.readUInt16BE(extension.at))
  const arrival = arrivals[line].take(header)
  if (arrival === 'old') return
  if (arrival === 'restarted') publisher?.restart(line)
  publisher?.write(line, packet, header, line === 'audio' && levelId !== null ? levelIn(packet, levelId) : null)
}

/** The audio level (RFC 6464): seven bits, beside one that says whether it is a voice. */
function levelIn(packet: Buffer, id: number): number | null {
  const extension = findExtension(packet, id)
  return extension?.bytes === 1 ? packet.readUInt8(extension.at) & 0x7f : null
}

function readReports(packet: Buffer, { arrivals, reports, publisher }: Reception, now: () => number): void {
  for (const item of parseRtcp(packet)) {
    if (item.type !== 'sender-report') continue
    const line = LINES.find((candidate) => arrivals[candidate].ssrc === item.ssrc)
    if (line === undefined) continue
    reports[line] = { ntpMiddle: item.ntpMiddle, atMs: now() }
    publisher?.report(line, item.timestamp, item.ntpMs)
  }
}

/** Pictures only: sound is carried over losses by Opus itself (in-band FEC), faster than by asking. */
function sendNacks({ arrivals }: Reception, peer: Peer, counters: Counters): void {
  for (const line of PICTURES) {
    const { ssrc } = arrivals[line]
    if (ssrc === null) continue
    const due = arrivals[line].dueNacks()
    if (due.length === 0) continue
    counters.nacksOut += due.length
    peer.send(line, negativeAcknowledgement(SENDER_SSRC, ssrc, due))
  }
}

function sendReports({ arrivals, reports, congestion }: Reception, peer: Peer, now: () => number): void {
  for (const line of LINES) {
    const { ssrc } = arrivals[line]
    if (ssrc === null) continue
    const last = reports[line]
    const delaySinceSr = last === undefined ? 0 : Math.round(((now() - last.atMs) * 65_536) / 1_000)
    peer.send(line, receiverReport(SENDER_SSRC, { ssrc, lastSr: last?.ntpMiddle ?? 0, delaySinceSr, ...arrivals[line].report() }))
    if (line !== 'audio' && congestion === null) peer.send(line, estimatedBitrate(SENDER_SSRC, ssrc, REMB_BITRATE))
  }
}

const sends = (peer: Peer, line: Line): boolean => peer.media.some((media) => media.line === line && media.sends)

const mainLine = (peer: Peer): Line => (sends(peer, 'video') ? 'video' : 'audio')
