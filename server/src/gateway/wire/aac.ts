import { failure, success } from '#shared/kernel/result'
import type { Result } from '#shared/kernel/result'
import type { AacConfig } from '../stream/frames.ts'
import { createBits } from './bits.ts'

/** Reads an AudioSpecificConfig (ISO/IEC 14496-3, 1.6.2.1). AAC-LC with a known number of channels is what this gateway carries. */
export function readAudioConfig(asc: Buffer): Result<AacConfig, 'aac/config' | 'aac/profile'> {
  const bits = createBits(asc.subarray(0, MAX_CONFIG_BYTES))
  const objectType = bits.take(5)
  const rateIndex = bits.take(4)
  const sampleRate = rateIndex === EXPLICIT_RATE ? bits.take(24) : (RATES[rateIndex] ?? 0)
  const channels = CHANNELS[bits.take(4)] ?? 0
  if (bits.overrun || sampleRate < MIN_RATE || sampleRate > MAX_RATE) return failure('aac/config')
  if (objectType !== AAC_LC || channels === 0) return failure('aac/profile')
  return success({ asc, sampleRate, channels })
}

/** The config of plain AAC-LC. A rate that has no index is written out. */
export function writeAudioConfig(sampleRate: number, channels: number): AacConfig {
  const rateIndex = RATES.indexOf(sampleRate)
  const channelIndex = Math.max(1, CHANNELS.indexOf(channels))
  const asc = rateIndex < 0
    ? explicitRateConfig(sampleRate, channelIndex)
    : Buffer.from([(AAC_LC << 3) | (rateIndex >> 1), ((rateIndex & 1) << 7) | (channelIndex << 3)])
  return { asc, sampleRate, channels }
}

function explicitRateConfig(sampleRate: number, channelIndex: number): Buffer {
  const asc = Buffer.alloc(5)
  asc.writeUInt8((AAC_LC << 3) | (EXPLICIT_RATE >> 1), 0)
  asc.writeUInt32BE(((EXPLICIT_RATE & 1) * 2 ** 31) + sampleRate * 2 ** 7 + channelIndex * 2 ** 3, 1)
  return asc
}

const AAC_LC = 2
const EXPLICIT_RATE = 15
const MAX_CONFIG_BYTES = 64
const MIN_RATE = 7_350
const MAX_RATE = 96_000
const RATES: readonly number[] = [96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000, 7_350]
/** Channels by index; 0 means that they stand elsewhere. */
const CHANNELS: readonly number[] = [0, 1, 2, 3, 4, 5, 6, 8]
