import type { AacConfig, AudioFrame, Frame, VideoFrame } from '../stream/frames.ts'

/**
 * Keeps both kinds flowing once they flowed. A browser's player (Media Source Extensions) stands still when one of
 * them ends, as after a mute, with a camera switched off, or while the codec process is away.
 */
export interface GapFiller {
  /** The frames to send: what fills a gap, then the frame itself, unless its place was filled. */
  take(frame: Frame): readonly Frame[]
}

/** Missing sound is silence, missing pictures are the last keyframe again. */
export function createGapFiller(): GapFiller {
  const sound = createSoundFiller()
  const picture = createPictureFiller()
  return {
    take: (frame) => (frame.kind === 'audio' ? [...picture.upTo(frame.dtsMs), ...sound.take(frame)] : [...sound.upTo(frame.dtsMs), ...picture.take(frame)]),
  }
}

interface Filler<Kind extends Frame> {
  /** The other kind is at `dtsMs`. */
  upTo(dtsMs: number): readonly Kind[]
  take(frame: Kind): readonly Kind[]
}

/** Encoders and networks let sound lag this much behind the picture; so does what is filled. */
const SOUND_LAG_MS = 500
const LAG_MARGIN_MS = 300
/** A longer gap is not filled from its beginning. */
const MAX_FILL_MS = 5_000
const SAMPLES_PER_FRAME = 1_024

/** AAC-LC frames of silence by number of channels. */
const SILENCE: ReadonlyMap<number, Buffer> = new Map([[1, Buffer.from('00c800802380', 'hex')], [2, Buffer.from('210049900219002380', 'hex')]])

function createSoundFiller(): Filler<AudioFrame> {
  let config: AacConfig | null = null
  let endMs = 0
  let pictureMs = 0
  let lagMs = SOUND_LAG_MS
  let filled = false

  const silenceUntil = (untilMs: number): readonly AudioFrame[] => {
    const silence = config === null ? undefined : SILENCE.get(config.channels)
    if (config === null || silence === undefined) return []
    const frames: AudioFrame[] = []
    for (endMs = Math.max(endMs, untilMs - MAX_FILL_MS); endMs <= untilMs; endMs += lengthMs(config)) frames.push({ kind: 'audio', dtsMs: endMs, config, data: silence })
    return frames
  }

  return {
    upTo(dtsMs) {
      pictureMs = dtsMs
      if (dtsMs - lagMs < endMs) return []
      filled = true
      return silenceUntil(dtsMs - lagMs)
    },
    take(frame) {
      const overlapMs = endMs - frame.dtsMs
      if (filled && overlapMs > 0 && overlapMs < MAX_FILL_MS) {
        // It was not missing, it lags: it is waited for longer from now on.
        lagMs = Math.min(MAX_FILL_MS, Math.max(lagMs, pictureMs - frame.dtsMs + LAG_MARGIN_MS))
        return []
      }
      const before = filled ? silenceUntil(frame.dtsMs - lengthMs(frame.config)) : []
      config = frame.config
      endMs = frame.dtsMs + lengthMs(config)
      filled = false
      return [...before, frame]
    },
  }
}

const lengthMs = ({ sampleRate }: AacConfig): number => (SAMPLES_PER_FRAME * 1_000) / sampleRate

/** Longer than a still screen leaves between two pictures. */
export const PICTURE_GAP_MS = 2_500
/** Where pictures stay away for longer, what is kept of the stream goes on as sound alone. */
export const PICTURES_LOST_MS = 10_000
const PICTURE_STEP_MS = 500

function createPictureFiller(): Filler<VideoFrame> {
  let key: VideoFrame | null = null
  let lastMs = 0
  let filledMs = -Infinity
  let state: 'flowing' | 'filled' = 'flowing'

  return {
    upTo(dtsMs) {
      if (key === null || dtsMs - lastMs < (state === 'filled' ? PICTURE_STEP_MS : PICTURE_GAP_MS)) return []
      state = 'filled'
      lastMs = dtsMs
      filledMs = dtsMs
      return [{ ...key, dtsMs, ptsMs: dtsMs }]
    },
    take(frame) {
      if (frame.key) {
        key = frame
        state = 'flowing'
      }
      // What follows the repeated keyframe in the stream refers to pictures that the decoder has forgotten.
      if (state === 'filled') return []
      const placed = behind(frame, filledMs)
      filledMs = placed === frame ? -Infinity : placed.dtsMs
      lastMs = placed.dtsMs
      return [placed]
    },
  }
}

/** Pictures may lag behind the sound whose time a filled one took. Times that go back break a file, so they follow closely until they have caught up. */
function behind(frame: VideoFrame, filledMs: number): VideoFrame {
  if (frame.dtsMs > filledMs) return frame
  const dtsMs = filledMs + 1
  return { ...frame, dtsMs, ptsMs: dtsMs + frame.ptsMs - frame.dtsMs }
}
