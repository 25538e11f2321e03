/** Opus in RTP always counts in 48 kHz (RFC 7587, section 4.1). */
export const OPUS_CLOCK_RATE = 48_000

/** 20 ms of nothing (RFC 6716, section 3.1: CELT, full band, one frame). */
export const OPUS_SILENCE = Buffer.of(0xf8, 0xff, 0xfe)

/** Frame sizes by configuration number in samples at 48 kHz (RFC 6716, table 2). */
const FRAME_SAMPLES = [480, 960, 1_920, 2_880, 480, 960, 1_920, 2_880, 480, 960, 1_920, 2_880, 480, 960, 480, 960] as const
const CELT_SAMPLES = [120, 240, 480, 960] as const

/** How many samples at 48 kHz an Opus packet holds; 0 if it is malformed (RFC 6716, section 3.1). */
export function opusSamples(packet: Uint8Array): number {
  const toc = packet[0]
  if (toc === undefined) return 0
  const configuration = toc >> 3
  const samples = FRAME_SAMPLES[configuration] ?? CELT_SAMPLES[configuration & 3] ?? 0
  const frames = frameCount(toc & 3, packet)
  return samples * frames <= 5_760 ? samples * frames : 0
}

function frameCount(code: number, packet: Uint8Array): number {
  if (code === 0) return 1
  if (code !== 3) return 2
  return (packet[1] ?? 0) & 0x3f
}
