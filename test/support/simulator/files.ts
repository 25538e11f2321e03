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

/** A steady tone as a WAV file, 16 bits. */
export function wave(hz: number, seconds: number): Buffer {
  const frames = RATE * seconds
  const file = Buffer.alloc(44 + frames * 2)
  file.write('RIFF', 0)
  file.writeUInt32LE(36 + frames * 2, 4)
  file.write('WAVEfmt ', 8)
  file.writeUInt32LE(16, 16)
  file.writeUInt16LE(1, 20)
  file.writeUInt16LE(1, 22)
  file.writeUInt32LE(RATE, 24)
  file.writeUInt32LE(RATE * 2, 28)
  file.writeUInt16LE(2, 32)
  file.writeUInt16LE(16, 34)
  file.write('data', 36)
  file.writeUInt32LE(frames * 2, 40)
  for (let at = 0; at < frames; at += 1) file.writeInt16LE(Math.round(Math.sin((2 * Math.PI * hz * at) / RATE) * 16_000), 44 + at * 2)
  return file
}
