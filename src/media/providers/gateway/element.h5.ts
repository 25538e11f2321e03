import type { Scope } from '#shared/kernel/scope'

/** A `<video>` on no page yet. */
export function quietElement(): HTMLVideoElement {
  const element = document.createElement('video')
  element.playsInline = true
  element.autoplay = true
  element.disablePictureInPicture = true
  return element
}

/**
 * The picture that a peer connection receives, without its sound. Its stream is empty until the answer is there: Chromium
 * decides at that moment how it shows a stream, and one that has a remote picture already is shown about 25 ms later,
 * smoothed once more behind the jitter buffer (measured; see docs/decisions/10-picture-at-once.md).
 */
export function runningPicture(life: Scope, peer: RTCPeerConnection): HTMLVideoElement {
  const element = quietElement()
  const stream = new MediaStream()
  element.muted = true
  element.srcObject = stream
  // Outside a page nothing starts by itself.
  element.play().catch(() => undefined)
  const onTrack = ({ track }: RTCTrackEvent) => {
    if (track.kind === 'video') stream.addTrack(track)
  }
  peer.addEventListener('track', onTrack)
  life.onEnd(() => {
    peer.removeEventListener('track', onTrack)
    element.srcObject = null
  })
  return element
}
