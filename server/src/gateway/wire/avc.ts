import { failure, success } from '#shared/kernel/result'
import type { Result } from '#shared/kernel/result'
import type { AvcConfig } from '../stream/frames.ts'
import { createCursor } from './bytes.ts'
import type { Cursor } from './bytes.ts'

/** An AVCDecoderConfigurationRecord (ISO/IEC 14496-15, 5.3.3.1). */
export interface AvcRecord {
  readonly sps: readonly Buffer[]
  readonly pps: readonly Buffer[]
  /** Bytes of the length in front of each NAL unit: 1, 2 or 4. */
  readonly lengthBytes: number
}

/** NAL unit types of H.264, table 7-1. */
export const NAL = { slice: 1, idr: 5, sei: 6, sps: 7, pps: 8, delimiter: 9, endOfSequence: 10, endOfStream: 11, filler: 12 } as const

/** The type of a NAL unit; 0 for an empty one. */
export const nalType = (nal: Buffer): number => (nal.length === 0 ? 0 : nal.readUInt8(0) & 0x1f)

/** Reads a record; its parameter sets are views of `bytes`. At least one of each kind must be there. */
export function readAvcRecord(bytes: Buffer): Result<AvcRecord, 'avc/record'> {
  const cursor = createCursor(bytes)
  const version = cursor.u8()
  cursor.take(3)
  const lengthBytes = (cursor.u8() & 0x03) + 1
  const sps = parameterSets(cursor, cursor.u8() & 0x1f, NAL.sps)
  const pps = parameterSets(cursor, cursor.u8(), NAL.pps)
  const whole = version === 1 && !cursor.overrun && lengthBytes !== 3
  return whole && sps.length > 0 && pps.length > 0 ? success({ sps, pps, lengthBytes }) : failure('avc/record')
}

function parameterSets(cursor: Cursor, count: number, type: number): readonly Buffer[] {
  const sets: Buffer[] = []
  for (let taken = 0; taken < count && !cursor.overrun; taken += 1) {
    const set = cursor.take(cursor.u16())
    if (nalType(set) === type && set.length >= MIN_SET_BYTES) sets.push(set)
  }
  return sets
}
/** Header, profile, constraints and level of an SPS; a PPS has at least as much when padded, so only the header counts there. */
const MIN_SET_BYTES = 2

/** Profiles without which a browser shows no picture are refused: what is left has 8 bits and 4:2:0. */
const PLAYABLE_PROFILES: readonly number[] = [66, 77, 88, 100]
const HIGH_PROFILE = 100

/** Whether browsers and phones can show what this SPS describes: Baseline, Main, Extended or High. */
export const isPlayableSps = (sps: Buffer): boolean => sps.length >= 4 && PLAYABLE_PROFILES.includes(sps.readUInt8(1))

/** Writes a record with lengths of 4 bytes. */
export function writeAvcRecord(config: AvcConfig): Buffer {
  const { sps, pps } = config
  const profile = sps.length >= 4 ? sps.subarray(1, 4) : Buffer.from([66, 0xc0, 30])
  const head = Buffer.from([1, ...profile, 0xff, 0xe1, sps.length >> 8, sps.length & 0xff])
  const between = Buffer.from([1, pps.length >> 8, pps.length & 0xff])
  const tail = profile[0] === HIGH_PROFILE ? [0xfd, 0xf8, 0xf8, 0] : []
  return Buffer.concat([head, sps, between, pps, Buffer.from(tail)])
}

/** NAL units as one sample, each behind its length in 4 bytes. */
export function sampleOf(nals: readonly Buffer[]): Buffer {
  return Buffer.concat(nals.flatMap((nal) => {
    const length = Buffer.allocUnsafe(4)
    length.writeUInt32BE(nal.length)
    return [length, nal]
  }))
}

/** The NAL units of a sample, as views, empty ones left out. Fails when the lengths don't add up. */
export function splitAvcc(sample: Buffer, lengthBytes: number): Result<readonly Buffer[], 'avc/sample'> {
  const nals: Buffer[] = []
  let at = 0
  while (at + lengthBytes <= sample.length) {
    const length = sample.readUIntBE(at, lengthBytes)
    at += lengthBytes
    if (length > sample.length - at) return failure('avc/sample')
    if (length > 0) nals.push(sample.subarray(at, at + length))
    at += length
  }
  return at === sample.length ? success(nals) : failure('avc/sample')
}
