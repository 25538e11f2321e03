import { envelope, LOUDNESS, type Note } from './notes'

const RATE = 16_000
const HEADER_BYTES = 44

/** The notes as a WAV file: 16 kHz, mono, 16 bit (RIFF WAVE, PCM). */
export function wavOf(notes: readonly Note[]): ArrayBuffer {
  const lengthMs = Math.max(...notes.map(({ at, ms }) => at + ms))
  const samples = Math.ceil((lengthMs / 1_000) * RATE)
  const view = new DataView(new ArrayBuffer(HEADER_BYTES + samples * 2))
  writeHeader(view, samples * 2)
  for (let index = 0; index < samples; index++) {
    const now = (index / RATE) * 1_000
    const sum = notes.reduce((level, note) => level + envelope(note, now - note.at) * Math.sin((2 * Math.PI * note.hz * (now - note.at)) / 1_000), 0)
    view.setInt16(HEADER_BYTES + index * 2, Math.round(Math.max(-1, Math.min(1, sum * LOUDNESS)) * 32_767), true)
  }
  return view.buffer
}

function writeHeader(view: DataView<ArrayBuffer>, bytes: number): void {
  const text = (at: number, letters: string) => [...letters].forEach((letter, index) => view.setUint8(at + index, letter.charCodeAt(0)))
  text(0, 'RIFF')
  view.setUint32(4, 36 + bytes, true)
  text(8, 'WAVEfmt ')
  view.setUint32(16, 16, true)
  view.setUint16(20, 1, true)
  view.setUint16(22, 1, true)
  view.setUint32(24, RATE, true)
  view.setUint32(28, RATE * 2, true)
  view.setUint16(32, 2, true)
  view.setUint16(34, 16, true)
  text(36, 'data')
  view.setUint32(40, bytes, true)
}
