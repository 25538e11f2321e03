import { failure, success } from '#shared/kernel/result'
import type { Result } from '#shared/kernel/result'
import type { AacConfig } from '../stream/frames.ts'
import { readAudioConfig } from './aac.ts'

/** The body of an audio tag or message (FLV E.4.2). */
export type AudioBody =
  | { readonly part: 'config'; readonly config: AacConfig }
  /** One AAC frame. */
  | { readonly part: 'sound'; readonly data: Buffer }
  | { readonly part: 'nothing' }

export type AudioFault = 'audio/codec' | 'aac/config' | 'aac/profile'

/** Reads a body. Other codecs than AAC are `audio/codec`. */
export function readAudioBody(body: Buffer): Result<AudioBody, AudioFault> {
  if (body.length === 0) return success(SILENCE)
  if (body.readUInt8(0) >> 4 !== AAC) return failure('audio/codec')
  if (body.length <= HEAD_BYTES) return success(SILENCE)
  const data = body.subarray(HEAD_BYTES)
  if (body.readUInt8(1) !== 0) return success({ part: 'sound', data })
  const config = readAudioConfig(data)
  return config.ok ? success({ part: 'config', config: config.value }) : config
}

const SILENCE: AudioBody = { part: 'nothing' }
const AAC = 10
const HEAD_BYTES = 2
/** AAC is always announced as 44 kHz, 16 bits, stereo; the truth stands in its config. */
const AAC_HEAD = 0xaf

/** The body that carries a configuration. */
export const writeAudioConfigBody = (config: AacConfig): Buffer => Buffer.concat([Buffer.from([AAC_HEAD, 0]), config.asc])

/** The parts of a sound's body, in order. */
export const soundParts = (data: Buffer): readonly Buffer[] => [Buffer.from([AAC_HEAD, 1]), data]
