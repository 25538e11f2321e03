import type { Scope } from '#shared/kernel/scope'
import { preferH264, videoCodecs } from './h264'

/** The small picture for small tiles, sent beside the big one from the same camera. */
export interface SmallPicture {
  /** Of this track, if it is large enough to be worth a second one; null sends nothing. */
  send(picture: MediaStreamTrack | null): void
}

/** The shorter edge in pixels, pictures a second, and the most it may cost in bit/s. */
export const SMALL = { edge: 180, fps: 15, bps: 120_000 } as const

/** Offers it behind what the connection has already: the gateway takes a second picture for the small one. */
export function createSmallPicture(life: Scope, peer: RTCPeerConnection, picture: MediaStreamTrack | null): SmallPicture {
  // A copy keeps the camera open: there is none before something is sent, when the camera may be off again.
  let of: MediaStreamTrack | null = null
  let copy: MediaStreamTrack | null = null
  const transceiver = peer.addTransceiver('video', {
    direction: 'sendonly',
    sendEncodings: [{ maxBitrate: SMALL.bps, maxFramerate: SMALL.fps, scaleResolutionDownBy: scaleOf(picture) ?? 2, priority: 'very-low' }],
  })
  const { sender } = transceiver
  preferH264(transceiver, videoCodecs('send'))
  life.onEnd(() => copy?.stop())
  return {
    send(next) {
      if (next === of || life.ended) return
      copy?.stop()
      ;[of, copy] = [next, copyOf(next)]
      sender.replaceTrack(copy).catch(() => undefined)
      void rescale(sender, scaleOf(next))
    },
  }
}

/** How much smaller it is than what the camera gives; null if that is not twice as large. */
export function scaleOf(track: MediaStreamTrack | null): number | null {
  const { width = 0, height = 0 } = track?.getSettings() ?? {}
  const scale = Math.min(width, height) / SMALL.edge
  return scale >= 2 ? scale : null
}

/** A track of its own: two senders of one track both get as few pictures as the slower one wants (Chromium). */
const copyOf = (track: MediaStreamTrack | null): MediaStreamTrack | null => (scaleOf(track) === null ? null : (track?.clone() ?? null))

async function rescale(sender: RTCRtpSender, scale: number | null): Promise<void> {
  if (scale === null) return
  const parameters = sender.getParameters()
  for (const encoding of parameters.encodings) encoding.scaleResolutionDownBy = scale
  await sender.setParameters(parameters).catch(() => undefined)
}
