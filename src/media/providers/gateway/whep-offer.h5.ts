import { after, createScope } from '#shared/kernel/scope'
import type { Scope } from '#shared/kernel/scope'
import { runningPicture } from './element'
import { preferH264, videoCodecs } from './h264'
import { openPeer } from './peer'

/** A connection that is ready to ask for one person's stream. */
export interface WhepOffer {
  readonly peer: RTCPeerConnection
  readonly audio: RTCRtpTransceiver
  /** Null if only the sound is wanted. */
  readonly picture: HTMLVideoElement | null
}

/** Null where the browser has no WebRTC or no H.264. */
export function offerWhep(life: Scope, wantsVideo: boolean): WhepOffer | null {
  const peer = openPeer(life)
  if (!peer) return null
  const video = wantsVideo ? peer.addTransceiver('video', { direction: 'recvonly' }) : null
  if (video && !preferH264(video, videoCodecs('receive'))) return null
  const audio = peer.addTransceiver('audio', { direction: 'recvonly' })
  return { peer, audio, picture: video && runningPicture(life, peer) }
}

/** An offer made ahead. */
export interface SpareOffer {
  /** The first who asks has it, for as long as `life`; null afterwards. */
  take(life: Scope): WhepOffer | null
}

/** Made while the room's door is still being opened, and thrown away if nobody comes for it. */
export function createSpareOffer(visit: Scope): SpareOffer {
  const ahead = createScope(visit)
  let offer = offerWhep(ahead, true)
  offer?.peer.setLocalDescription().catch(() => undefined)
  const waiting = createScope(ahead)
  after(waiting, UNUSED_MS, ahead.end)
  return {
    take(life) {
      const taken = offer
      offer = null
      if (taken === null || ahead.ended) return null
      waiting.end()
      life.onEnd(ahead.end)
      return taken
    },
  }
}

const UNUSED_MS = 10_000
