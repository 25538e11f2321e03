/** What passed through a peer connection so far, as far as the browser tells (W3C webrtc-stats). */
export interface Flow {
  readonly atMs: number
  /** Of media, both kinds together. */
  readonly bytes: number
  readonly packets: number
  readonly lost: number
  /** Pictures decoded or encoded. */
  readonly frames: number
  readonly width: number
  readonly height: number
  readonly fps: number
  readonly rttMs: number | null
  /** How long what was received waited in all before it was played. */
  readonly waits: Readonly<Record<'video' | 'audio', Wait>>
  /** Anything at all that came from the other side, also answers to connection checks. */
  readonly heard: number
  /** What the browser believes the uplink carries, in bit/s; null if it does not say. */
  readonly availableUp: number | null
}

/** Seconds waited by so many frames or samples. */
interface Wait {
  readonly seconds: number
  readonly units: number
}

/** The receiving half. */
export function inboundFlow(report: RTCStatsReport): Flow {
  const stats = entriesOf(report)
  const inbound = stats.filter(({ type }) => type === 'inbound-rtp')
  const video = inbound.find(({ kind }) => kind === 'video')
  return {
    ...common(stats, video),
    packets: sum(inbound, ({ packetsReceived }) => packetsReceived),
    lost: sum(inbound, ({ packetsLost }) => packetsLost),
    bytes: sum(inbound, ({ bytesReceived }) => bytesReceived),
    frames: video?.framesDecoded ?? 0,
    waits: { video: waitOf(video), audio: waitOf(inbound.find(({ kind }) => kind === 'audio')) },
  }
}

/** The sending half; losses are those that the gateway reported. */
export function outboundFlow(report: RTCStatsReport): Flow {
  const stats = entriesOf(report)
  const outbound = stats.filter(({ type }) => type === 'outbound-rtp')
  // The small picture is sent beside it.
  const video = outbound.filter(({ kind }) => kind === 'video').sort((one, other) => (other.frameWidth ?? 0) - (one.frameWidth ?? 0))[0]
  return {
    ...common(stats, video),
    packets: sum(outbound, ({ packetsSent }) => packetsSent),
    lost: sum(stats.filter(({ type }) => type === 'remote-inbound-rtp'), ({ packetsLost }) => packetsLost),
    bytes: sum(outbound, ({ bytesSent }) => bytesSent),
    frames: video?.framesEncoded ?? 0,
    waits: { video: waitOf(undefined), audio: waitOf(undefined) },
  }
}

/** How loud the track sounds, 0 to 1, by the statistics of its sender or receiver. */
export function loudnessIn(report: RTCStatsReport): number {
  return Math.max(0, ...entriesOf(report).map(({ audioLevel = 0 }) => audioLevel))
}

/** What passed between two looks, by the second. */
export function rateBetween(before: Flow, now: Flow): { readonly kbps: number; readonly lossPercent: number | null } {
  const seconds = Math.max(0.001, (now.atMs - before.atMs) / 1_000)
  const packets = Math.max(0, now.packets - before.packets)
  const lost = Math.max(0, now.lost - before.lost)
  return {
    kbps: Math.round((Math.max(0, now.bytes - before.bytes) * 8) / 1_000 / seconds),
    lossPercent: packets + lost === 0 ? null : Math.round((1_000 * lost) / (packets + lost)) / 10,
  }
}

/** Mean time in ms that what was played between two looks had waited; null if nothing was. */
export function waitBetween(before: Flow, now: Flow, kind: 'video' | 'audio'): number | null {
  const [first, last] = [before.waits[kind], now.waits[kind]]
  const units = last.units - first.units
  return units > 0 ? (1_000 * (last.seconds - first.seconds)) / units : null
}

const waitOf = (entry: Entry | undefined): Wait => ({ seconds: entry?.jitterBufferDelay ?? 0, units: entry?.jitterBufferEmittedCount ?? 0 })

function common(stats: readonly Entry[], video: Entry | undefined) {
  const pair = stats.find(({ type, nominated, state }) => type === 'candidate-pair' && nominated === true && state === 'succeeded')
  return {
    atMs: Date.now(),
    width: video?.frameWidth ?? 0,
    height: video?.frameHeight ?? 0,
    fps: Math.round(video?.framesPerSecond ?? 0),
    rttMs: pair?.currentRoundTripTime === undefined ? null : Math.round(pair.currentRoundTripTime * 1_000),
    heard: (pair?.bytesReceived ?? 0) + (pair?.responsesReceived ?? 0),
    availableUp: pair?.availableOutgoingBitrate ?? null,
  }
}

const sum = (entries: readonly Entry[], of: (entry: Entry) => number | undefined): number =>
  entries.reduce((total, entry) => total + (of(entry) ?? 0), 0)

function entriesOf(report: RTCStatsReport): readonly Entry[] {
  const entries: Entry[] = []
  report.forEach((entry: Entry) => entries.push(entry))
  return entries
}

/** The members that are read; browsers leave out what they do not know. */
interface Entry {
  readonly type: string
  readonly kind?: string
  readonly nominated?: boolean
  readonly state?: string
  readonly bytesReceived?: number
  readonly bytesSent?: number
  readonly packetsReceived?: number
  readonly packetsSent?: number
  readonly packetsLost?: number
  readonly framesDecoded?: number
  readonly framesEncoded?: number
  readonly frameWidth?: number
  readonly frameHeight?: number
  readonly framesPerSecond?: number
  readonly jitterBufferDelay?: number
  readonly jitterBufferEmittedCount?: number
  readonly currentRoundTripTime?: number
  readonly responsesReceived?: number
  readonly availableOutgoingBitrate?: number
  readonly audioLevel?: number
}
