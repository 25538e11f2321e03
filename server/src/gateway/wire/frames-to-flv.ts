import type { AacConfig, AvcConfig, Frame } from '../stream/frames.ts'
import { writeAmf0, writeEcmaArray } from './amf0-write.ts'
import { TAG, flvTagTrailer } from './flv.ts'
import { soundParts, writeAudioConfigBody } from './flv-audio.ts'
import { pictureParts, writeVideoConfig } from './flv-video.ts'
import { createTimeline } from './timeline.ts'

/** A tag on its way out. */
export interface OutgoingTag {
  readonly type: number
  /** Milliseconds from the reader's first frame. */
  readonly timestamp: number
  readonly body: Buffer
  /** The body and the FLV trailer behind it, in one buffer that all readers of the stream share. */
  readonly bodyAndTrailer: Buffer
}

export interface Kinds {
  readonly audio: boolean
  readonly video: boolean
}

export type FeedItem =
  /** Comes once, before the first tag. */
  | { readonly item: 'start'; readonly has: Kinds }
  | { readonly item: 'tag'; readonly tag: OutgoingTag }

export interface TagFeed {
  /** What to send for a frame. The first frames are held until both kinds were seen, as players want to be told in advance. */
  take(frame: Frame): readonly FeedItem[]
  /** Stops waiting for the other kind. */
  open(): readonly FeedItem[]
}

/** The longest wait for the other kind: a stream that has it shows it within this time. */
export const KINDS_WAIT_MS = 300
const MAX_HELD_FRAMES = 64

/** Writes one reader's tags: metadata, configurations (again when they change), frames. */
export function createTagFeed(): TagFeed {
  const timeline = createTimeline()
  const sent: { video: AvcConfig | null; audio: AacConfig | null } = { video: null, audio: null }
  let held: Frame[] | null = []

  const tagsOf = (frame: Frame): readonly FeedItem[] => {
    const timestamp = timeline.place(frame.kind, Math.round(frame.dtsMs))
    const type = frame.kind === 'video' ? TAG.video : TAG.audio
    const tag = item(type, timestamp, frameBody(frame))
    const changed = frame.kind === 'video' ? !sameAvc(sent.video, frame.config) : !sameAac(sent.audio, frame.config)
    if (frame.kind === 'video') sent.video = frame.config
    else sent.audio = frame.config
    return changed ? [item(type, timestamp, configBody(frame)), tag] : [tag]
  }

  const open = (): readonly FeedItem[] => {
    if (held === null || held.length === 0) return []
    const frames = held
    held = null
    return [{ item: 'start', has: kindsOf(frames) }, item(TAG.data, 0, closed([metadata(frames)])), ...frames.flatMap(tagsOf)]
  }

  return {
    open,
    take(frame) {
      if (held === null) return tagsOf(frame)
      held.push(frame)
      return isEnough(held) ? open() : []
    },
  }
}

const kindsOf = (frames: readonly Frame[]): Kinds => ({
  audio: frames.some((frame) => frame.kind === 'audio'),
  video: frames.some((frame) => frame.kind === 'video'),
})

function isEnough(frames: readonly Frame[]): boolean {
  const has = kindsOf(frames)
  const times = frames.map((frame) => frame.dtsMs)
  return (has.audio && has.video) || frames.length >= MAX_HELD_FRAMES || Math.max(...times) - Math.min(...times) >= KINDS_WAIT_MS
}

/** `onMetaData` with the names of FLV's appendix E.5; `hasAudio` and `hasVideo` are what players of browsers look at. */
function metadata(frames: readonly Frame[]): Buffer {
  const audio = frames.find((frame) => frame.kind === 'audio')
  const has = kindsOf(frames)
  const sound = audio ? { audiocodecid: 10, audiosamplerate: audio.config.sampleRate, audiosamplesize: 16, stereo: audio.config.channels > 1 } : {}
  const picture = has.video ? { videocodecid: 7 } : {}
  return Buffer.concat([writeAmf0('onMetaData'), writeEcmaArray({ hasAudio: has.audio, hasVideo: has.video, ...picture, ...sound, encoder: 'lianmai' })])
}

type Body = Pick<OutgoingTag, 'body' | 'bodyAndTrailer'>

const item = (type: number, timestamp: number, body: Body): FeedItem => ({ item: 'tag', tag: { type, timestamp, ...body } })

/** Joined once for all readers of a stream, whatever their number. */
const bodies = new WeakMap<Frame | AvcConfig | AacConfig, Body>()

function shared(key: Frame | AvcConfig | AacConfig, parts: () => readonly Buffer[]): Body {
  const known = bodies.get(key)
  if (known) return known
  const body = closed(parts())
  bodies.set(key, body)
  return body
}

function closed(parts: readonly Buffer[]): Body {
  const length = parts.reduce((sum, part) => sum + part.length, 0)
  const bodyAndTrailer = Buffer.concat([...parts, flvTagTrailer(length)])
  return { body: bodyAndTrailer.subarray(0, length), bodyAndTrailer }
}

const frameBody = (frame: Frame): Body =>
  shared(frame, () => (frame.kind === 'video' ? pictureParts(frame.nals, frame.key, frame.ptsMs - frame.dtsMs) : soundParts(frame.data)))

const configBody = (frame: Frame): Body =>
  shared(frame.config, () => [frame.kind === 'video' ? writeVideoConfig(frame.config) : writeAudioConfigBody(frame.config)])

const sameAvc = (old: AvcConfig | null, config: AvcConfig): boolean => old === config || (old !== null && old.sps.equals(config.sps) && old.pps.equals(config.pps))
const sameAac = (old: AacConfig | null, config: AacConfig): boolean => old === config || (old !== null && old.asc.equals(config.asc))
