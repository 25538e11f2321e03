import type { AacConfig, AudioFrame, AvcConfig, VideoFrame } from '../../server/src/gateway/stream/frames.ts'
import { writeAudioConfig } from '../../server/src/gateway/wire/aac.ts'
import { TAG } from '../../server/src/gateway/wire/flv.ts'
import type { FlvTag } from '../../server/src/gateway/wire/flv.ts'
import { soundParts, writeAudioConfigBody } from '../../server/src/gateway/wire/flv-audio.ts'
import { pictureParts, writeVideoConfig } from '../../server/src/gateway/wire/flv-video.ts'

/** Parameter sets of a small Baseline picture. */
export const AVC: AvcConfig = { sps: Buffer.from('6742c01ed90283e7e1', 'hex'), pps: Buffer.from('68cb83cb20', 'hex') }
/** The same stream after its encoder changed the resolution. */
export const OTHER_AVC: AvcConfig = { sps: Buffer.from('6742c01fd901e0089f', 'hex'), pps: AVC.pps }
export const AAC: AacConfig = writeAudioConfig(44_100, 2)

/** A NAL unit that says what it is; the rest is filler that no decoder will see. */
export const nal = (type: number, bytes = 20): Buffer => Buffer.alloc(bytes, 0x11).fill(0x60 | type, 0, 1)

const IDR = 5
const SLICE = 1

export const picture = (dtsMs: number, key = false, bytes = 20, config = AVC): VideoFrame =>
  ({ kind: 'video', dtsMs, ptsMs: dtsMs, key, config, nals: [nal(key ? IDR : SLICE, bytes)] })
export const sound = (dtsMs: number, bytes = 10): AudioFrame => ({ kind: 'audio', dtsMs, config: AAC, data: Buffer.alloc(bytes, 0x21) })

export const videoConfigTag = (timestamp = 0, config = AVC): FlvTag => ({ type: TAG.video, timestamp, body: writeVideoConfig(config) })
export const audioConfigTag = (timestamp = 0): FlvTag => ({ type: TAG.audio, timestamp, body: writeAudioConfigBody(AAC) })
export const pictureTag = (timestamp: number, { key = false, compositionMs = 0, nals = [nal(key ? IDR : SLICE)] } = {}): FlvTag =>
  ({ type: TAG.video, timestamp, body: Buffer.concat(pictureParts(nals, key, compositionMs)) })
export const soundTag = (timestamp: number): FlvTag => ({ type: TAG.audio, timestamp, body: Buffer.concat(soundParts(Buffer.alloc(10, 0x21))) })
