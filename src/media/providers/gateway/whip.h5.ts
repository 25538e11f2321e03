import { failure, success } from '#shared/kernel/result'
import type { Result } from '#shared/kernel/result'
import type { Scope } from '#shared/kernel/scope'
import type { FailureCode } from '#shared/protocol/failures'
import { loudnessIn, outboundFlow } from './flow'
import { preferH264, videoCodecs } from './h264'
import { watchConnection, watchFlow } from './health'
import type { Flows } from './health'
import type { Held } from '../../keep-alive'
import { connectPeer, openPeer } from './peer'
import { createSmallPicture } from './small-picture'
import type { PeerFailure } from './peer'

/** What goes up; null sends nothing, without a new negotiation when that changes. */
export interface Upstream {
  readonly sound: MediaStreamTrack | null
  readonly picture: MediaStreamTrack | null
}

export interface WhipConnection extends Held {
  send(upstream: Upstream): void
  /** The uplink carries less than a clear picture needs. */
  readonly weak: () => boolean
  readonly flows: () => Flows | null
  loudness(): Promise<number>
}

export interface WhipNeeds {
  readonly address: Promise<Result<string, FailureCode>>
  readonly upstream: () => Upstream
  readonly maxKbps: number
  readonly fps: number
  /** Whether a small picture is sent beside it. */
  readonly small: boolean
  readonly ring: () => void
}

/** Publishes by WHIP (RFC 9725): one peer connection, H.264 and Opus, all announced even if some are silent now: the picture, the sound, and the small picture if there is to be one. */
export async function connectWhip(life: Scope, needs: WhipNeeds): Promise<Result<WhipConnection, PeerFailure>> {
  const peer = openPeer(life)
  if (!peer) return failure('unsupported')
  const { sound, picture } = needs.upstream()
  const video = peer.addTransceiver(picture ?? 'video', {
    direction: 'sendonly',
    sendEncodings: [{ maxBitrate: needs.maxKbps * 1_000, maxFramerate: needs.fps }],
  })
  const audio = peer.addTransceiver(sound ?? 'audio', { direction: 'sendonly' })
  const small = needs.small ? createSmallPicture(life, peer, picture) : null
  if (!preferH264(video, videoCodecs('send'))) return failure('encoder-failed')
  void keepResolution(video.sender)
  const stands = await connectPeer(life, peer, needs.address)
  if (!stands.ok) return stands
  const send = (upstream: Upstream) => {
    swap(audio.sender, upstream.sound)
    swap(video.sender, upstream.picture)
    small?.send(upstream.picture)
  }
  // Devices may have changed while the connection was made.
  send(needs.upstream())
  return success({ ...watched(life, peer, needs.ring), send, betterAfterMs: null, loudness: async () => loudnessIn(await audio.sender.getStats()) })
}

function watched(life: Scope, peer: RTCPeerConnection, ring: () => void): Pick<WhipConnection, 'well' | 'weak' | 'flows'> {
  const connected = watchConnection(life, peer, ring)
  let [heardAt, thin, told] = [Date.now(), 0, '']
  const flows = watchFlow(life, peer, outboundFlow, ({ before, now }) => {
    if (now.heard !== before.heard) heardAt = now.atMs
    thin = isThin({ before, now }) ? thin + 1 : 0
    const verdict = `${well()} ${thin >= THIN_LOOKS}`
    if (verdict !== told) ring()
    told = verdict
  })
  const well = () => connected() && Date.now() - heardAt < DEAF_MS
  return { well, flows, weak: () => thin >= THIN_LOOKS }
}

function isThin({ before, now }: Flows): boolean {
  const lost = now.lost - before.lost
  const sent = now.packets - before.packets
  return (now.availableUp !== null && now.frames > before.frames && now.availableUp < THIN_BPS) || (sent > 0 && lost / sent > THIN_LOSS)
}

/** A changed resolution is a new parameter set for everybody who plays FLV or RTMP: fewer pictures are better than smaller ones. */
async function keepResolution(sender: RTCRtpSender): Promise<void> {
  const parameters = sender.getParameters()
  parameters.degradationPreference = 'maintain-resolution'
  await sender.setParameters(parameters).catch(() => undefined)
}

function swap(sender: RTCRtpSender, track: MediaStreamTrack | null) {
  if (sender.track !== track) sender.replaceTrack(track).catch(() => undefined)
}

/** The browser asks for a sign of life each 2.5 s. */
const DEAF_MS = 4_000
const THIN_BPS = 250_000
const THIN_LOSS = 0.1
/** Looks in a row, one a second. */
const THIN_LOOKS = 3
