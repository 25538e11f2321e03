import { randomInt } from 'node:crypto'
import { Audio, PeerConnection, Video } from 'node-datachannel'
import type { Track } from 'node-datachannel'
import { after, createScope } from '#shared/kernel/scope'
import type { Scope } from '#shared/kernel/scope'
import { failure, success } from '#shared/kernel/result'
import type { Result } from '#shared/kernel/result'
import type { Kind, Line as LineName } from '../../wire/media-kind.ts'
import { announceAddress } from '../../wire/sdp.ts'
import type { NarrowedOffer, OfferedMedia } from '../../wire/sdp.ts'

/** Where the gateway is reached by UDP; all peers share one port. */
export interface Network {
  /** Undefined: every interface. */
  readonly bindAddress: string | undefined
  readonly udpPort: number
  /** Told to clients in place of the bound address. */
  readonly announce: string | undefined
}

/** A WebRTC connection that the other side offered. */
export interface Peer {
  readonly answer: string
  readonly media: readonly OfferedMedia[]
  /** The SSRC under which the gateway sends this kind. */
  readonly ssrc: Readonly<Record<Kind, number>>
  /** Sends an RTP or RTCP packet; what can't be sent is dropped. */
  send(line: LineName, packet: Buffer): void
}

/** Called from the first packet on, and never after the scope ended. */
export interface PeerEvents {
  onPacket(line: LineName, packet: Buffer): void
  /** All tracks can be written to. */
  onOpen(): void
}

interface Line {
  readonly track: Track
  open: boolean
}

type Lines = Partial<Record<LineName, Line>>

const GATHER_DEADLINE_MS = 2_000

/**
 * Answers an offer; `sends`: the gateway is the sender of all media. The connection closes with the scope,
 * and the scope ends when the other side is gone.
 */
export async function openPeer(offer: NarrowedOffer, sends: boolean, network: Network, events: () => PeerEvents, scope: Scope): Promise<Result<Peer, 'media/sdp-invalid'>> {
  const lines: Lines = {}
  const ssrc = { video: randomInt(1, 0xffff_fffe), audio: randomInt(1, 0xffff_fffe) }
  const connection = new PeerConnection('peer', configuration(network))
  scope.onEnd(() => connection.close())
  const gathered = createScope(scope)
  const add = (name: LineName, track: Track): void => addLine(name, track, lines, offer.media.length, events, scope)
  connection.onStateChange((state) => {
    if (state === 'disconnected' || state === 'failed' || state === 'closed') scope.end()
  })
  connection.onTrack((track) => {
    const name = offer.media.find(({ mid }) => mid === track.mid())?.line
    if (name !== undefined) add(name, track)
  })
  try {
    if (sends) for (const media of offer.media) add(media.line, connection.addTrack(sentMedia(media, ssrc[media.kind])))
    connection.setRemoteDescription(offer.sdp, 'offer')
  } catch {
    scope.end()
    return failure('media/sdp-invalid')
  }
  const answer = await gatheredAnswer(connection, gathered)
  if (answer === null || scope.ended) return failure('media/sdp-invalid')
  const announced = network.announce === undefined ? answer : announceAddress(answer, network.announce)
  return success({ answer: announced, media: offer.media, ssrc, send: (name, packet) => send(lines[name], packet) })
}

const configuration = ({ bindAddress, udpPort }: Network): ConstructorParameters<typeof PeerConnection>[1] => ({
  iceServers: [],
  enableIceUdpMux: true,
  portRangeBegin: udpPort,
  portRangeEnd: udpPort,
  ...(bindAddress === undefined ? {} : { bindAddress }),
})

function addLine(name: LineName, track: Track, lines: Lines, total: number, events: () => PeerEvents, scope: Scope): void {
  const line: Line = { track, open: false }
  lines[name] = line
  track.onMessage((packet) => {
    line.open = true
    if (!scope.ended) events().onPacket(name, packet)
  })
  track.onOpen(() => {
    line.open = true
    const open = Object.values(lines).filter((other) => other.open).length
    if (open === total && !scope.ended) events().onOpen()
  })
  // The binding forgets a track only after telling that it is closed; else its cleanup() reads freed memory.
  track.onClosed(nothing)
  // It keeps a track's other callbacks, and by them the track, until the track itself is closed.
  scope.onEnd(() => {
    line.open = false
    track.close()
  })
}

const nothing = (): void => undefined

function sentMedia({ kind, mid, payloadType, parameters }: OfferedMedia, ssrc: number): Audio | Video {
  const media = kind === 'video' ? new Video(mid, 'SendOnly') : new Audio(mid, 'SendOnly')
  if (media instanceof Video) media.addH264Codec(payloadType, parameters)
  else media.addOpusCodec(payloadType, parameters)
  // One clock, but two streams: browsers hold the picture back until it meets the sound only within a stream.
  media.addSSRC(ssrc, 'lianmai', `lianmai-${kind}`, kind)
  return media
}

function gatheredAnswer(connection: PeerConnection, scope: Scope): Promise<string | null> {
  return new Promise((resolve) => {
    const finish = (): void => {
      resolve(connection.localDescription()?.sdp ?? null)
      scope.end()
    }
    after(scope, GATHER_DEADLINE_MS, finish)
    scope.onEnd(() => resolve(null))
    connection.onGatheringStateChange((state) => {
      if (state === 'complete' && !scope.ended) finish()
    })
    if (connection.gatheringState() === 'complete') finish()
  })
}

/** The binding throws when the connection closed in this very moment. */
function send(line: Line | undefined, packet: Buffer): void {
  if (line === undefined || !line.open) return
  try {
    line.track.sendMessageBinary(packet)
  } catch {
    line.open = false
  }
}
