import { failure, success } from '#shared/kernel/result'
import type { Result } from '#shared/kernel/result'
import type { AvcConfig } from '../stream/frames.ts'
import { readAvcRecord, writeAvcRecord } from './avc.ts'
import type { AvcRecord } from './avc.ts'

/** The body of a video tag or message (FLV E.4.3). */
export type VideoBody =
  | { readonly part: 'config'; readonly record: AvcRecord }
  /** One access unit: NAL units behind their lengths. Shown `compositionMs` after its time. */
  | { readonly part: 'picture'; readonly compositionMs: number; readonly sample: Buffer }
  /** End of sequence, seek marks, empty bodies: nothing to show. */
  | { readonly part: 'nothing' }

export type VideoFault = 'video/codec' | 'video/short' | 'avc/record'

/** Reads a body. Other codecs than H.264, and enhanced RTMP's (HEVC, AV1, VP9), are `video/codec`. */
export function readVideoBody(body: Buffer): Result<VideoBody, VideoFault> {
  if (body.length === 0) return success(NO_PICTURE)
  const first = body.readUInt8(0)
  if ((first & ENHANCED) !== 0) return failure('video/codec')
  if (first >> 4 === COMMAND_FRAME) return success(NO_PICTURE)
  if ((first & 0x0f) !== AVC) return failure('video/codec')
  if (body.length < HEAD_BYTES) return failure('video/short')
  const packet = body.readUInt8(1)
  if (packet === 1) return success({ part: 'picture', compositionMs: body.readIntBE(2, 3), sample: body.subarray(HEAD_BYTES) })
  if (packet !== 0) return success(NO_PICTURE)
  const record = readAvcRecord(body.subarray(HEAD_BYTES))
  return record.ok ? success({ part: 'config', record: record.value }) : record
}

const NO_PICTURE: VideoBody = { part: 'nothing' }
const ENHANCED = 0x80
const COMMAND_FRAME = 5
const AVC = 7
const HEAD_BYTES = 5
const KEY_FRAME = 0x17
const INTER_FRAME = 0x27

/** The body that carries a configuration: players call it the sequence header. */
export const writeVideoConfig = (config: AvcConfig): Buffer => Buffer.concat([Buffer.from([KEY_FRAME, 0, 0, 0, 0]), writeAvcRecord(config)])

/** The parts of a picture's body, in order: concatenate them, with more behind them if need be. */
export function pictureParts(nals: readonly Buffer[], key: boolean, compositionMs: number): readonly Buffer[] {
  const head = Buffer.from([key ? KEY_FRAME : INTER_FRAME, 1, 0, 0, 0])
  head.writeIntBE(compositionMs, 2, 3)
  return [head, ...nals.flatMap((nal) => [lengthOf(nal), nal])]
}

function lengthOf(nal: Buffer): Buffer {
  const length = Buffer.allocUnsafe(4)
  length.writeUInt32BE(nal.length)
  return length
}
