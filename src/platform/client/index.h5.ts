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
  simulator,
}

const ASK_WITHIN_MS = 3_000

/** Only this computer's own demo has one, and only this computer may open it. */
async function simulator(): Promise<((path: string) => void) | null> {
  if (!/^(localhost|127\.|\[::1\])/.test(window.location.hostname)) return null
  try {
    const answer = await fetch('/healthz', { signal: AbortSignal.timeout(ASK_WITHIN_MS) })
    const health: { readonly simulator?: boolean } = await answer.json()
    return health.simulator === true ? openInPhone : null
  } catch {
    return null
  }
}

function openInPhone(path: string): void {
  const [page = '', query = ''] = path.replace(/^\//, '').split('?')
  window.open(`/simulator?${new URLSearchParams({ path: page, query }).toString()}`, '_blank', 'noopener')
}

/** In-app browsers of old phones have RTCPeerConnection without getUserMedia. */
const hasWebRtc = () => typeof RTCPeerConnection === 'function' && typeof navigator.mediaDevices?.getUserMedia === 'function'

function hasH264(): boolean {
  // Safari before 13.1 cannot be asked; it has had H.264 from the start.
  if (typeof RTCRtpSender === 'undefined' || typeof RTCRtpSender.getCapabilities !== 'function') return true
  const codecs = RTCRtpSender.getCapabilities('video')?.codecs ?? []
  return codecs.some(({ mimeType }) => mimeType.toLowerCase() === 'video/h264')
}
