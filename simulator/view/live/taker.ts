/** Runs in the audio thread: gathers the first channel into pieces of AAC's frame size and hands them over. */
interface Processor { readonly port: MessagePort }
declare const AudioWorkletProcessor: new () => Processor
declare const registerProcessor: (name: string, processor: new () => Processor) => void

const PIECE_FRAMES = 1_024

class Taker extends AudioWorkletProcessor {
  #piece = new Float32Array(PIECE_FRAMES)
  #filled = 0

  process([input]: readonly (readonly Float32Array[])[]): boolean {
    const samples = input?.[0]
    if (!samples) return true
    for (const sample of samples) {
      this.#piece[this.#filled++] = sample
      if (this.#filled < PIECE_FRAMES) continue
      this.port.postMessage(this.#piece, [this.#piece.buffer])
      this.#piece = new Float32Array(PIECE_FRAMES)
      this.#filled = 0
    }
    return true
  }
}

registerProcessor('taker', Taker)
