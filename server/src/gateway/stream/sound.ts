import type { AacConfig } from './frames.ts'

/** What a stream needs of the codec process: sound of one world in the words of the other. */
export interface SoundConverter {
  /** `onOpus` gets packets of 20 ms at 48 kHz, and how loud they sound, in dB below full scale. */
  aacToOpus(config: AacConfig, onOpus: (packet: Buffer, atMs: number, level: number | null) => void): Conversion
  /** `onAac` gets frames of 1,024 samples, 48 kHz, stereo. */
  opusToAac(onAac: (frame: Buffer, atMs: number, config: AacConfig) => void): Conversion
}

/** Open until closed. `push` never blocks: while the codec process is away, sound is dropped. */
export interface Conversion {
  /** `atMs`: when the sound was sampled, on the stream's clock; outputs carry times of the same clock. */
  push(data: Buffer, atMs: number): void
  close(): void
}
