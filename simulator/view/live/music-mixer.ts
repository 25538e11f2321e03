import { createScope, type Scope } from '#shared/kernel/scope'
import { addTaker } from './sound-capture.ts'

/** The background music on its way into the stream. */
export interface MusicMixer {
  /** Takes what this element plays, until the next one; false if the browser keeps its sound to itself. */
  take(audio: HTMLAudioElement, sampleRate: number): boolean
  /** Adds what has played since the last piece. */
  mix(samples: Float32Array, volume: number): void
  stop(): void
}

/** Music that nobody fetches is forgotten; pieces. */
const MOST_WAITING = 12

export function createMusicMixer(window: Window & typeof globalThis, parent: Scope): MusicMixer {
  let life = createScope(parent)
  let waiting: Float32Array[] = []
  let offset = 0
  return {
    take(audio, sampleRate) {
      life.end()
      const mine = (life = createScope(parent))
      waiting = []
      const capture: unknown = Reflect.get(audio, 'captureStream')
      if (typeof capture !== 'function') return false
      try {
        const stream: MediaStream = Reflect.apply(capture, audio, [])
        const context = new window.AudioContext({ sampleRate })
        mine.onEnd(() => void context.close())
        void addTaker(window, context, (samples) => void (waiting = [...waiting, samples].slice(-MOST_WAITING)), mine)
          .then((node) => node && context.createMediaStreamSource(stream).connect(node))
          .catch(() => undefined)
        return true
      } catch {
        return false
      }
    },
    mix(samples, volume) {
      for (let at = 0; at < samples.length; at += 1) {
        const piece = waiting[0]
        if (!piece) return
        samples[at] = Math.max(-1, Math.min(1, (samples[at] ?? 0) + (piece[offset] ?? 0) * volume))
        offset += 1
        if (offset < piece.length) continue
        offset = 0
        waiting = waiting.slice(1)
      }
    },
    stop() {
      life.end()
      waiting = []
      offset = 0
    },
  }
}
