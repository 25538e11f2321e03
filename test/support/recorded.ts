import { execFileSync } from 'node:child_process'
import type { Frame } from '../../server/src/gateway/stream/frames.ts'
import { encode } from './encoded.ts'

const PICTURE_MS = 40
const SAMPLE_RATE = 48_000
const LOOP_MS = 2_000
const AAC = { asc: Buffer.of(0x11, 0x88), sampleRate: SAMPLE_RATE, channels: 1 }
const SILENCE = Buffer.from('00c800802380', 'hex')

/** A tone as AAC packets of 32 kbit/s, mono, 48 kHz. */
export function aacPackets(seconds: number): readonly Buffer[] {
  const adts = execFileSync('ffmpeg', ['-v', 'error', '-f', 'lavfi', '-i', 'sine=frequency=440:sample_rate=48000', '-t', String(seconds), '-c:a', 'aac', '-b:a', '32k', '-ac', '1', '-f', 'adts', 'pipe:1'])
  const packets: Buffer[] = []
  for (let at = 0; at + ADTS_BYTES < adts.length;) {
    const bytes = (adts.readUInt32BE(at + 3) >> 13) & 0x1fff
    packets.push(adts.subarray(at + ADTS_BYTES, at + bytes))
    at += bytes
  }
  return packets
}

/** A header without a checksum. */
const ADTS_BYTES = 7

/** Real pictures, and silence, as a stream's frames in order of time: 25 pictures a second, a keyframe every two seconds. */
export function framesOf(seconds: number, { size = '320x180', kbps = 500, fromMs = 0, soundFromMs = 0, sounds = [SILENCE] as readonly Buffer[] } = {}): readonly Frame[] {
  const { pictures } = encode({ size, kbps })
  const [sps, pps] = [7, 8].map((type) => pictures[0]?.find((nal) => ((nal[0] ?? 0) & 0x1f) === type))
  if (!sps || !pps) throw new Error('there are no parameter sets')
  const config = { sps, pps }
  const video = Array.from({ length: (seconds * 1_000) / PICTURE_MS }, (_, index): Frame => {
    const picture = pictures[index % (LOOP_MS / PICTURE_MS)] ?? []
    const dtsMs = fromMs + index * PICTURE_MS
    const nals = picture.filter((nal) => [1, 5].includes((nal[0] ?? 0) & 0x1f))
    return { kind: 'video', dtsMs, ptsMs: dtsMs, key: nals.some((nal) => ((nal[0] ?? 0) & 0x1f) === 5), config, nals }
  })
  const frameMs = (1_024 / SAMPLE_RATE) * 1_000
  const audio = Array.from({ length: Math.floor((seconds * 1_000 - soundFromMs) / frameMs) }, (_, index): Frame =>
    ({ kind: 'audio', dtsMs: Math.round(fromMs + soundFromMs + index * frameMs), config: AAC, data: sounds[index % sounds.length] ?? SILENCE }))
  return [...video, ...audio].sort((one, other) => one.dtsMs - other.dtsMs)
}

/** What ffprobe reads of a whole file, pictures first, each track's first and last packet in seconds; throws its complaints. */
export function probeFile(path: string): { readonly seconds: number; readonly tracks: readonly { readonly kind: string; readonly packets: number; readonly startSeconds: number; readonly width: number | undefined }[] } {
  const text = execFileSync('ffprobe', ['-v', 'error', '-count_packets', '-show_entries', 'format=duration:stream=codec_type,nb_read_packets,start_time,width', '-of', 'json', path], { encoding: 'utf8', stdio: 'pipe' })
  const read: { readonly format: { readonly duration: string }; readonly streams: readonly { readonly codec_type: string; readonly nb_read_packets: string; readonly start_time: string; readonly width?: number }[] } = JSON.parse(text)
  return {
    seconds: Number(read.format.duration),
    tracks: read.streams.toSorted((one, other) => other.codec_type.localeCompare(one.codec_type)).map((stream) => ({ kind: stream.codec_type, packets: Number(stream.nb_read_packets), startSeconds: Number(stream.start_time), width: stream.width })),
  }
}

/** What ffmpeg complains of when it decodes the whole file: an empty text for a good one. */
export function complaintsOf(path: string): string {
  return execFileSync('sh', ['-c', 'ffmpeg -v error -i "$0" -f null - 2>&1', path], { encoding: 'utf8' })
}

/** The same of its times as they are, and of each picture's decoding: pictures that stand closer than their usual distance are no fault. */
export function complaintsOfEach(path: string): string {
  const ffmpeg = (...to: readonly string[]): string => execFileSync('sh', ['-c', 'ffmpeg -v error "$@" 2>&1 >/dev/null', '-', '-i', path, ...to], { encoding: 'utf8' })
  return ffmpeg('-c', 'copy', '-f', 'null', '-') + ffmpeg('-map', '0:v', '-vf', 'setpts=N/25/TB', '-enc_time_base', '1:1000', '-f', 'null', '-')
}
