import { createPitchShift, type PitchShift } from './pitch-shift.ts'
import type { Voice } from './voice.ts'

/** Runs in the audio thread: changes the voice, gathers the first channel into pieces of AAC's frame size and hands them over. */
interface Processor { readonly port: MessagePort }
declare const AudioWorkletProcessor: new () => Processor
declare const registerProcessor: (name: string, processor: new () => Processor) => void
declare const sampleRate: number

const PIECE_FRAMES = 1_024

class Taker extends AudioWorkletProcessor {
  #piece = new Float32Array(PIECE_FRAMES)
  #filled = 0
  #shift: PitchShift = createPitchShift(sampleRate, 1)
  #voice: Voice = { pitch: 1, ringHz: 0, drive: 0 }
  #phase = 0

  constructor() {
    super()
    this.port.onmessage = ({ data }) => {
      const voice: Voice = data
      this.#voice = voice
      this.#shift = createPitchShift(sampleRate, voice.pitch)
    }
  }

  process([input]: readonly (readonly Float32Array[])[]): boolean {
    const samples = input?.[0]
    if (!samples) return true
    for (const sample of samples) {
      this.#piece[this.#filled++] = this.#changed(sample)
      if (this.#filled < PIECE_FRAMES) continue
      this.port.postMessage(this.#piece, [this.#piece.buffer])
      this.#piece = new Float32Array(PIECE_FRAMES)
      this.#filled = 0
    }
    return true
  }

  #changed(sample: number): number {
    const { ringHz, drive } = this.#voice
    let made = this.#shift.next(sample)
    if (drive > 0) made = Math.tanh(made * (1 + drive)) / (1 + drive * 0.3)
    if (ringHz === 0) return made
    this.#phase = (this.#phase + ringHz / sampleRate) % 1
    return made * (0.4 + 0.6 * Math.sin(2 * Math.PI * this.#phase))
  }
}

registerProcessor('taker', Taker)
