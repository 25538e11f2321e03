import { execFileSync } from 'node:child_process'

/** Two seconds of real media, to be sent again and again: H.264 access units as NAL units, Opus packets of 20 ms. */
export interface Encoded {
  /** 25 a second; every 50th begins with parameter sets and a keyframe. */
  readonly pictures: readonly (readonly Buffer[])[]
  readonly sounds: readonly Buffer[]
}

export const PICTURES_PER_SECOND = 25
export const SOUNDS_PER_SECOND = 50
const SECONDS = 2
const MAX_OUTPUT_BYTES = 16 * 1024 * 1024

/** Has ffmpeg encode a moving picture and a tone. */
export function encode({ hz = 440, size = '320x180', kbps = 500 } = {}): Encoded {
  const video = ffmpeg(['-f', 'lavfi', '-i', `testsrc=s=${size}:r=${PICTURES_PER_SECOND}`, '-t', String(SECONDS),
    '-c:v', 'libx264', '-preset', 'ultrafast', '-tune', 'zerolatency', '-profile:v', 'baseline', '-pix_fmt', 'yuv420p',
    '-g', '50', '-b:v', `${kbps}k`, '-threads', '1', '-f', 'h264', 'pipe:1'])
  const audio = ffmpeg(['-f', 'lavfi', '-i', `sine=frequency=${hz}:sample_rate=48000`, '-t', String(SECONDS),
    '-c:a', 'libopus', '-b:a', '32k', '-ac', '2', '-frame_duration', '20', '-f', 'ogg', 'pipe:1'])
  return { pictures: accessUnits(nalUnits(video)), sounds: oggPackets(audio).slice(2) }
}

/** One second of black pictures, each a keyframe, that begins with a white flash of three. */
export function flashes(): readonly (readonly Buffer[])[] {
  const video = ffmpeg(['-f', 'lavfi', '-i', `color=black:s=320x180:r=${PICTURES_PER_SECOND},drawbox=color=white:t=fill:enable='lt(mod(t,1),0.11)'`, '-t', '1',
    '-c:v', 'libx264', '-preset', 'ultrafast', '-tune', 'zerolatency', '-profile:v', 'baseline', '-pix_fmt', 'yuv420p', '-g', '1', '-threads', '1', '-f', 'h264', 'pipe:1'])
  return accessUnits(nalUnits(video))
}

const ffmpeg = (args: readonly string[]): Buffer => execFileSync('ffmpeg', ['-v', 'error', ...args], { maxBuffer: MAX_OUTPUT_BYTES })

/** What stands between the start codes of Annex B. */
export function nalUnits(stream: Buffer): readonly Buffer[] {
  const starts: { readonly code: number; readonly nal: number }[] = []
  for (let at = stream.indexOf('000001', 0, 'hex'); at >= 0; at = stream.indexOf('000001', at + 3, 'hex')) {
    starts.push({ code: at > 0 && stream[at - 1] === 0 ? at - 1 : at, nal: at + 3 })
  }
  return starts.map(({ nal }, index) => stream.subarray(nal, starts[index + 1]?.code ?? stream.length))
}

function accessUnits(nals: readonly Buffer[]): readonly (readonly Buffer[])[] {
  const units: Buffer[][] = []
  let current: Buffer[] = []
  for (const nal of nals) {
    const type = (nal[0] ?? 0) & 0x1f
    if (type === 9 || type === 6) continue
    current.push(nal)
    // One slice a picture: that is what `-threads 1` without `-slices` makes.
    if (type !== 1 && type !== 5) continue
    units.push(current)
    current = []
  }
  return units
}

/** The packets of an Ogg stream (RFC 3533), for those that fit one page; the first two are headers. */
export function oggPackets(file: Buffer): readonly Buffer[] {
  const packets: Buffer[] = []
  let parts: Buffer[] = []
  for (let page = 0; page + 27 <= file.length; ) {
    const segments = file.readUInt8(page + 26)
    let at = page + 27 + segments
    for (let segment = 0; segment < segments; segment += 1) {
      const bytes = file.readUInt8(page + 27 + segment)
      parts.push(file.subarray(at, at + bytes))
      at += bytes
      if (bytes === 255) continue
      packets.push(Buffer.concat(parts))
      parts = []
    }
    page = at
  }
  return packets
}
