import { wavOf } from '../wav.ts'

/** A picture as a Windows bitmap: each place's colour is what `paint` answers. */
export function bitmap(width: number, height: number, paint: (x: number, y: number) => readonly [number, number, number]): Buffer {
  const stride = Math.ceil((width * 3) / 4) * 4
  const file = Buffer.alloc(54 + stride * height)
  file.write('BM')
  file.writeUInt32LE(file.length, 2)
  file.writeUInt32LE(54, 10)
  file.writeUInt32LE(40, 14)
  file.writeInt32LE(width, 18)
  file.writeInt32LE(-height, 22)
  file.writeUInt16LE(1, 26)
  file.writeUInt16LE(24, 28)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) file.set(paint(x, y).toReversed(), 54 + y * stride + x * 3)
  }
  return file
}

const RATE = 16_000

/** A steady tone as a WAV file; 0 Hz is silence. */
export const wave = (hz: number, seconds: number): Buffer =>
  wavOf(Float32Array.from({ length: Math.round(RATE * seconds) }, (_, at) => Math.sin((2 * Math.PI * hz * at) / RATE) / 2), RATE)
