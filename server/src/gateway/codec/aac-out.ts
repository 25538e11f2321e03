import type { AacConfig } from '../stream/frames.ts'

/** What the codec process makes wherever it makes AAC: AAC-LC, 48 kHz, stereo (ISO/IEC 14496-3, 1.6.2.1). */
export const AAC_OUT: AacConfig = { asc: Buffer.of(0x11, 0x90), sampleRate: 48_000, channels: 2 }

/** Its encoder begins with a frame of nothing; the first output says the time of the first input. */
export const AAC_DELAY_MS = 1_024 / 48
