import { spawn } from 'node:child_process'
import { Readable } from 'node:stream'
import type { Scope } from '#shared/kernel/scope'
import { nearestPaint, TONES, type Signature } from './fake-media.ts'
import { heardTone, loudness } from './tones.ts'

/** What a decoder made of a stream. */
export interface Decoded {
  readonly frames: number
  /** Pictures that differ from the one before. */
  readonly moving: number
  readonly paint: string | null
  readonly loudness: number
  readonly hz: number | null
  /** What was heard, one channel. */
  readonly sound: Float32Array
  readonly sampleRate: number
  /** What ffmpeg complained of. */
  readonly complaints: string
}

/** Pushes a person's picture (H.264 without B-frames) and tone (AAC) to an RTMP address, as an encoder or a phone does. */
export function pushByFfmpeg(scope: Scope, url: string, { paint, hz }: Signature): { readonly complaints: () => string } {
  const [red, green, blue] = paint.rgb
  const colour = `0x${[red, green, blue].map((value) => value.toString(16).padStart(2, '0')).join('')}`
  const phone = spawn('ffmpeg', [
    '-v', 'error', '-re',
    '-f', 'lavfi', '-i', `color=c=${colour}:s=320x180:r=20[wall];color=c=white:s=24x24:r=20[ball];[wall][ball]overlay=x='mod(t*160,290)':y=150`,
    '-f', 'lavfi', '-i', `sine=frequency=${hz}:sample_rate=44100`,
    '-c:v', 'libx264', '-preset', 'ultrafast', '-tune', 'zerolatency', '-profile:v', 'baseline', '-pix_fmt', 'yuv420p',
    '-bf', '0', '-g', '40', '-b:v', '300k', '-threads', '1',
    '-c:a', 'aac', '-b:a', '64k', '-ac', '2', '-f', 'flv', url,
  ], { stdio: ['ignore', 'ignore', 'pipe'] })
  let complaints = ''
  phone.stderr.on('data', (text: Buffer) => (complaints += text.toString()))
  scope.onEnd(() => phone.kill('SIGKILL'))
  return { complaints: () => complaints }
}

/** Plays an address (HTTP-FLV or RTMP) with ffmpeg for some seconds of media, and tells what it saw and heard. */
export async function decodeByFfmpeg(scope: Scope, url: string, seconds: number): Promise<Decoded> {
  const player = spawn('ffmpeg', [
    '-v', 'error', '-i', url,
    '-map', '0:v', '-t', String(seconds), '-vf', `scale=${WIDTH}:${HEIGHT}`, '-f', 'rawvideo', '-pix_fmt', 'rgb24', 'pipe:3',
    '-map', '0:a', '-t', String(seconds), '-f', 'f32le', '-ac', '1', '-ar', String(SAMPLE_RATE), 'pipe:4',
  ], { stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'] })
  scope.onEnd(() => player.kill('SIGKILL'))
  const [complaints, pictures, sound] = [2, 3, 4].map((index) => collected(player.stdio[index]))
  const deadline = setTimeout(() => player.kill('SIGKILL'), (seconds + PATIENCE_S) * 1_000)
  await new Promise((ended) => player.once('close', ended))
  clearTimeout(deadline)
  return judge(pictures?.() ?? Buffer.alloc(0), sound?.() ?? Buffer.alloc(0), complaints?.().toString() ?? '')
}

function judge(pictures: Buffer, sound: Buffer, complaints: string): Decoded {
  const frames = Array.from({ length: Math.floor(pictures.length / PICTURE) }, (_, index) => pictures.subarray(index * PICTURE, (index + 1) * PICTURE))
  const samples = Float32Array.from({ length: Math.floor(sound.length / 4) }, (_, index) => sound.readFloatLE(index * 4))
  const last = frames.at(-1)
  return {
    frames: frames.length,
    moving: frames.filter((frame, index) => index > 0 && !frame.equals(frames[index - 1] ?? frame)).length,
    paint: last === undefined ? null : nearestPaint([last[MIDDLE] ?? 0, last[MIDDLE + 1] ?? 0, last[MIDDLE + 2] ?? 0]),
    loudness: loudness(samples),
    hz: heardTone(samples, SAMPLE_RATE, TONES),
    sound: samples,
    sampleRate: SAMPLE_RATE,
    complaints,
  }
}

function collected(stream: unknown): () => Buffer {
  const pieces: Buffer[] = []
  if (stream instanceof Readable) stream.on('data', (piece: Buffer) => pieces.push(piece))
  return () => Buffer.concat(pieces)
}

const WIDTH = 160
const HEIGHT = 90
const PICTURE = WIDTH * HEIGHT * 3
const MIDDLE = (Math.floor(HEIGHT / 3) * WIDTH + WIDTH / 2) * 3
const SAMPLE_RATE = 48_000
/** Start of stream and a slow machine. */
const PATIENCE_S = 40
