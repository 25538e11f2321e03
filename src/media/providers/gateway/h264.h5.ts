/** The H.264 that every phone and live-player decodes: constrained baseline, level 3.1. */
const PROFILE = /profile-level-id=42e01f/i
/** Whole frames may span packets (RFC 6184, 5.4). */
const SPLIT = /packetization-mode=1/

/** Offers H.264 first and alone, with its repair stream; false if this browser has none. */
export function preferH264(transceiver: RTCRtpTransceiver, codecs: readonly RTCRtpCodec[]): boolean {
  const h264 = codecs.filter(({ mimeType, sdpFmtpLine = '' }) => /h264/i.test(mimeType) && SPLIT.test(sdpFmtpLine))
  if (h264.length === 0) return false
  const best = h264.filter(({ sdpFmtpLine = '' }) => PROFILE.test(sdpFmtpLine))
  const repair = codecs.filter(({ mimeType }) => /rtx/i.test(mimeType))
  // Older browsers know the list by the answer only.
  if ('setCodecPreferences' in transceiver) transceiver.setCodecPreferences([...best, ...h264.filter((codec) => !best.includes(codec)), ...repair])
  return true
}

/** What this browser can send and receive; empty without WebRTC. */
export const videoCodecs = (side: 'send' | 'receive'): readonly RTCRtpCodec[] =>
  (side === 'send' ? RTCRtpSender : RTCRtpReceiver).getCapabilities('video')?.codecs ?? []
