import { failure, success } from '#shared/kernel/result'
import type { Result } from '#shared/kernel/result'
import type { AacConfig, AudioFrame, AvcConfig, Frame, VideoFrame } from '../stream/frames.ts'
import { NAL, isPlayableSps, nalType, splitAvcc } from './avc.ts'
import type { AvcRecord } from './avc.ts'
import { TAG } from './flv.ts'
import type { FlvTag } from './flv.ts'
import { readAudioBody } from './flv-audio.ts'
import type { AudioFault } from './flv-audio.ts'
import { readVideoBody } from './flv-video.ts'
import type { VideoFault } from './flv-video.ts'
import { createTimeline } from './timeline.ts'

/** Why a publisher's stream can't be carried. */
export type FrameFault = VideoFault | AudioFault | 'avc/sample' | 'video/b-frames' | 'video/profile' | 'video/parameter-sets'

export interface FrameSource {
  /** The frame in a tag, or null when the tag has none: a configuration, a picture before the first keyframe, other data. */
  take(tag: FlvTag): Result<Frame | null, FrameFault>
}

/** Reads frames out of the tags of one publisher, on a line of time that starts at 0. */
export function createFrameSource(): FrameSource {
  const timeline = createTimeline()
  const video = createVideoSource((timestamp) => timeline.place('video', timestamp))
  let sound: AacConfig | null = null

  const takeAudio = (tag: FlvTag): Result<AudioFrame | null, FrameFault> => {
    const read = readAudioBody(tag.body)
    if (!read.ok) return read
    if (read.value.part === 'config') sound = read.value.config
    if (read.value.part !== 'sound' || sound === null) return success(null)
    return success({ kind: 'audio', dtsMs: timeline.place('audio', tag.timestamp), config: sound, data: read.value.data })
  }

  return {
    take(tag) {
      if (tag.type === TAG.video) return video(tag)
      return tag.type === TAG.audio ? takeAudio(tag) : success(null)
    },
  }
}

/** Encoders round composition times; B-frames differ by a whole picture at least. */
const COMPOSITION_TOLERANCE_MS = 5

function createVideoSource(place: (timestamp: number) => number): (tag: FlvTag) => Result<VideoFrame | null, FrameFault> {
  let config: AvcConfig | null = null
  let lengthBytes = 4
  let compositionMs: number | null = null
  let started = false

  const takeConfig = (record: AvcRecord): Result<null, FrameFault> => {
    const chosen = chooseConfig(record)
    if (!chosen.ok) return chosen
    config = chosen.value
    lengthBytes = record.lengthBytes
    return success(null)
  }

  return (tag) => {
    const read = readVideoBody(tag.body)
    if (!read.ok) return read
    if (read.value.part === 'config') return takeConfig(read.value.record)
    if (read.value.part !== 'picture' || config === null) return success(null)
    compositionMs ??= read.value.compositionMs
    if (Math.abs(read.value.compositionMs - compositionMs) > COMPOSITION_TOLERANCE_MS) return failure('video/b-frames')
    const split = splitAvcc(read.value.sample, lengthBytes)
    if (!split.ok) return split
    const updated = withSetsOf(config, split.value)
    if (!updated.ok) return updated
    config = updated.value
    const nals = split.value.filter(carriesPicture)
    const key = nals.some((nal) => nalType(nal) === NAL.idr)
    started ||= key
    if (!started || nals.length === 0) return success(null)
    const dtsMs = place(tag.timestamp) + Math.max(0, compositionMs)
    return success({ kind: 'video', dtsMs, ptsMs: dtsMs, key, config, nals })
  }
}

const NOT_PICTURE: readonly number[] = [NAL.sps, NAL.pps, NAL.delimiter, NAL.endOfSequence, NAL.endOfStream, NAL.filler]
const carriesPicture = (nal: Buffer): boolean => !NOT_PICTURE.includes(nalType(nal))

/** A stream's frames name one SPS and one PPS. Copies of these are common, several different ones are not. */
function chooseConfig(record: AvcRecord): Result<AvcConfig, FrameFault> {
  const [sps, ...otherSps] = record.sps
  const [pps, ...otherPps] = record.pps
  if (!sps || !pps) return failure('avc/record')
  const single = otherSps.every((other) => other.equals(sps)) && otherPps.every((other) => other.equals(pps))
  return single ? checkedConfig({ sps, pps }) : failure('video/parameter-sets')
}

const MAX_SET_BYTES = 1_024

function checkedConfig(config: AvcConfig): Result<AvcConfig, FrameFault> {
  if (config.sps.length > MAX_SET_BYTES || config.pps.length > MAX_SET_BYTES) return failure('video/parameter-sets')
  return isPlayableSps(config.sps) ? success(config) : failure('video/profile')
}

/** Some encoders put parameter sets into the pictures, and change them only there. */
function withSetsOf(config: AvcConfig, nals: readonly Buffer[]): Result<AvcConfig, FrameFault> {
  const sps = nals.find((nal) => nalType(nal) === NAL.sps) ?? config.sps
  const pps = nals.find((nal) => nalType(nal) === NAL.pps) ?? config.pps
  const same = (sps === config.sps || sps.equals(config.sps)) && (pps === config.pps || pps.equals(config.pps))
  return same ? success(config) : checkedConfig({ sps, pps })
}
