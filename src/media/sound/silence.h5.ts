import { silentTrack } from './audio-context'

/** Sound for a stream that has none: players of RTMP and FLV take a stream without any packet for a dead one. */
export interface Silence {
  /** Null where the browser gives no audio context. */
  track(): MediaStreamTrack | null
  stop(): void
}

/** The track is made at the first question, and again after a stop. */
export function createSilence(audioContext: () => AudioContext | null): Silence {
  let silence: MediaStreamTrack | null = null
  return {
    track() {
      const context = silence === null ? audioContext() : null
      if (context) silence = silentTrack(context)
      return silence
    },
    stop() {
      silence?.stop()
      silence = null
    },
  }
}
