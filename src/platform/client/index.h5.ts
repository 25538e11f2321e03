import type { Client, Unfit } from './contract'

/** A browser, also one inside another app. */
export const client: Client = {
  kind: 'h5',
  serverBase: () => window.location.origin,
  language: () => navigator.language,
  async check() {
    // Each of these hides the ones behind it, so only the first is told.
    const unfit: Unfit | null = !window.isSecureContext ? 'insecure-page' : !hasWebRtc() ? 'no-webrtc' : !hasH264() ? 'no-h264' : null
    return unfit ? [unfit] : []
  },
}

/** In-app browsers of old phones have RTCPeerConnection without getUserMedia. */
const hasWebRtc = () => typeof RTCPeerConnection === 'function' && typeof navigator.mediaDevices?.getUserMedia === 'function'

function hasH264(): boolean {
  // Safari before 13.1 cannot be asked; it has had H.264 from the start.
  if (typeof RTCRtpSender === 'undefined' || typeof RTCRtpSender.getCapabilities !== 'function') return true
  const codecs = RTCRtpSender.getCapabilities('video')?.codecs ?? []
  return codecs.some(({ mimeType }) => mimeType.toLowerCase() === 'video/h264')
}
