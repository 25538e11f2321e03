import { createScope, every } from '#shared/kernel/scope'
import type { Scope } from '#shared/kernel/scope'

/** Measures one track at a time. */
export interface LevelMeter {
  /** Null measures nothing and tells 0. */
  listen(track: MediaStreamTrack | null): void
}

/** Tells 0 to 1, 20 times a second. `context` is made at the first track; null where the browser has no Web Audio. */
export function createLevelMeter(scope: Scope, context: () => AudioContext | null, told: (level: number) => void): LevelMeter {
  let turn = createScope(scope)
  return {
    listen(track) {
      turn.end()
      turn = createScope(scope)
      const audio = track === null ? null : context()
      if (track === null || audio === null) return told(0)
      const source = audio.createMediaStreamSource(new MediaStream([track]))
      const analyser = audio.createAnalyser()
      analyser.fftSize = WINDOW
      source.connect(analyser)
      turn.onEnd(() => source.disconnect())
      const samples = new Float32Array(WINDOW)
      every(turn, PERIOD_MS, () => {
        analyser.getFloatTimeDomainData(samples)
        told(loudnessOf(samples))
      })
    },
  }
}

/** 0 for silence, 1 for as loud as a person speaks into a phone; samples are -1 to 1. */
export function loudnessOf(samples: Float32Array): number {
  const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / Math.max(1, samples.length)
  return Math.min(1, Math.sqrt(power) * GAIN)
}

/** About 20 ms at 48 kHz. */
const WINDOW = 1_024
const PERIOD_MS = 50
/** Speech has an effective value near 0.2. */
const GAIN = 4
