import { findBox, readBoxes } from './mp4-boxes.ts'
import type { Box } from './mp4-boxes.ts'

/** The samples of one track in one fragment; they lie one behind the other. Times in the track's timescale. */
export interface Run {
  readonly track: number
  readonly startTicks: number
  /** Where the first sample lies, from the start of the `moof` box. */
  readonly dataOffset: number
  readonly samples: readonly Sample[]
}

export interface Sample {
  readonly durationTicks: number
  readonly bytes: number
  readonly key: boolean
}

/** Reads a `moof` box (ISO/IEC 14496-12, 8.8): one run a track, offsets from the box's start, as this project's muxer writes them. */
export function readRuns(moof: Buffer): readonly Run[] {
  const outer = findBox(moof, ['moof'])
  if (outer === null) return []
  return readBoxes(moof, outer.contentStart, outer.end).filter(({ type }) => type === 'traf').flatMap((traf) => readRun(moof, traf) ?? [])
}

function readRun(moof: Buffer, { contentStart, end }: Box): Run | null {
  const [head, time, run] = ['tfhd', 'tfdt', 'trun'].map((type) => findBox(moof, [type], contentStart, end))
  if (!head || !time || !run) return null
  const startTicks = moof.readUInt8(time.contentStart) === 1 ? Number(moof.readBigUInt64BE(time.contentStart + 4)) : moof.readUInt32BE(time.contentStart + 4)
  return { track: moof.readUInt32BE(head.contentStart + 4), startTicks, ...readSamples(moof, run, readDefaults(moof, head)) }
}

interface Defaults { readonly duration: number; readonly size: number; readonly flags: number }

function readDefaults(moof: Buffer, { contentStart }: Box): Defaults {
  const flags = moof.readUInt32BE(contentStart) & FLAGS
  let at = contentStart + 8 + ((flags & TFHD.baseOffset) === 0 ? 0 : 8) + ((flags & TFHD.description) === 0 ? 0 : 4)
  const next = (flag: number): number => {
    if ((flags & flag) === 0) return 0
    at += 4
    return moof.readUInt32BE(at - 4)
  }
  return { duration: next(TFHD.duration), size: next(TFHD.size), flags: next(TFHD.flags) }
}

function readSamples(moof: Buffer, { contentStart, end }: Box, defaults: Defaults): Pick<Run, 'dataOffset' | 'samples'> {
  const flags = moof.readUInt32BE(contentStart) & FLAGS
  const count = moof.readUInt32BE(contentStart + 4)
  let at = contentStart + 8
  const next = (flag: number, otherwise: number): number => {
    if ((flags & flag) === 0 || at + 4 > end) return otherwise
    at += 4
    return moof.readUInt32BE(at - 4)
  }
  const dataOffset = next(TRUN.dataOffset, 0)
  const first = next(TRUN.firstFlags, -1)
  const samples = Array.from({ length: Math.min(count, MAX_SAMPLES) }, (_, index): Sample => {
    const [durationTicks, bytes] = [next(TRUN.duration, defaults.duration), next(TRUN.size, defaults.size)]
    const own = next(TRUN.flags, index === 0 && first >= 0 ? first : defaults.flags)
    next(TRUN.compositionOffset, 0)
    return { durationTicks, bytes, key: (own & NOT_SYNC) === 0 }
  })
  return { dataOffset, samples }
}

const FLAGS = 0xffffff
/** More in one fragment makes no sense. */
const MAX_SAMPLES = 100_000
const TFHD = { baseOffset: 0x1, description: 0x2, duration: 0x8, size: 0x10, flags: 0x20 } as const
const TRUN = { dataOffset: 0x1, firstFlags: 0x4, duration: 0x100, size: 0x200, flags: 0x400, compositionOffset: 0x800 } as const
/** sample_is_non_sync_sample. */
const NOT_SYNC = 0x10000
