import { spawn } from 'node:child_process'
import type { Writable } from 'node:stream'
import { createScope, every, type Scope } from '#shared/kernel/scope'
import { createFlvReader } from '../../server/src/gateway/wire/flv-read.ts'
import type { FlvTag } from '../../server/src/gateway/wire/flv.ts'
import { pushFromPhone } from '../../simulator/carrier/rtmp-client.ts'
import { drawStamp, readStamp, STAMP, stampAge } from './stamp.ts'
import type { ClockReading } from './page-clock.ts'

/**
 * Pushes the glass clock to an RTMP address as a live-pusher does: x264 without B-frames, AAC, two seconds from keyframe to
 * keyframe, each frame sent when it is encoded. One ffmpeg for both kinds would not do: it holds pictures back until it
 * has sound of the same time (measured: 40 to 100 ms).
 */
export function pushClock(scope: Scope, url: string, { fps = 25, kbps = 1_000 } = {}): void {
  pushFromPhone({ url, source: { start: (push, life) => encodeClock(push, life, { fps, kbps }) } }, scope)
}

function encodeClock(push: (tag: FlvTag) => void, life: Scope, { fps, kbps }: { readonly fps: number; readonly kbps: number }): void {
  const { pictureWidth: width, pictureHeight: height } = STAMP
  const startedAt = Date.now()
  const video = encoder(push, life, startedAt, [
    '-fflags', 'nobuffer', '-use_wallclock_as_timestamps', '1',
    '-f', 'rawvideo', '-pix_fmt', 'yuv420p', '-s', `${width}x${height}`, '-r', String(fps), '-i', 'pipe:0',
    '-c:v', 'libx264', '-preset', 'ultrafast', '-tune', 'zerolatency', '-profile:v', 'baseline', '-bf', '0',
    '-g', String(fps * 2), '-keyint_min', String(fps * 2), '-sc_threshold', '0',
    '-b:v', `${kbps}k`, '-maxrate', `${kbps}k`, '-bufsize', `${kbps / 2}k`, '-threads', '1',
  ])
  encoder(push, life, startedAt, ['-re', '-f', 'lavfi', '-i', 'sine=frequency=440:sample_rate=44100', '-c:a', 'aac', '-b:a', '64k', '-ac', '2'])
  const picture = Buffer.alloc((width * height * 3) / 2, 128)
  let frame = 0
  video.on('error', () => life.end())
  every(life, 1_000 / fps, () => {
    frame += 1
    drawPattern(picture, width, height, frame)
    drawStamp(picture, width, Date.now())
    if (video.writableLength < picture.length * 2) video.write(Buffer.from(picture))
  })
}

/** Encodes one kind, and puts its times onto the clock that began at `startedAt`. Answers where raw pictures go in. */
function encoder(push: (tag: FlvTag) => void, life: Scope, startedAt: number, args: readonly string[]): Writable {
  const program = spawn('ffmpeg', ['-v', 'error', ...args, '-flush_packets', '1', '-f', 'flv', 'pipe:1'], { stdio: ['pipe', 'pipe', 'inherit'] })
  const reader = createFlvReader(LARGEST_FRAME_BYTES)
  let shift: number | null = null
  life.onEnd(() => program.kill('SIGKILL'))
  program.stdout.on('data', (bytes: Buffer) => {
    const read = reader.read(bytes)
    if (!read.ok) throw new Error(read.failure)
    for (const tag of read.value) {
      shift ??= Date.now() - startedAt - tag.timestamp
      push({ ...tag, timestamp: tag.timestamp + shift })
    }
  })
  return program.stdin
}

interface Reading {
  readonly seconds: number
  readonly settleS?: number
  /** Where in the picture the clock stands, in pixels; all of it if left out. */
  readonly place?: { readonly left: number; readonly top: number; readonly width: number; readonly height: number }
}

/** Plays an address with ffmpeg for a while, and reads the clock off each decoded picture, the first seconds left out. */
export async function readClockByFfmpeg(scope: Scope, url: string, { seconds, settleS = 3, place }: Reading): Promise<ClockReading> {
  const { pictureWidth: width, pictureHeight: height } = STAMP
  const crop = place === undefined ? '' : `crop=${place.width}:${place.height}:${place.left}:${place.top},`
  const player = spawn('ffmpeg', [
    '-v', 'error', '-fflags', 'nobuffer', '-flags', 'low_delay', '-probesize', '50000', '-analyzeduration', '200000', '-threads', '1',
    '-i', url, '-map', '0:v', '-an', '-fps_mode', 'passthrough', '-vf', `${crop}scale=${width}:${height}`, '-f', 'rawvideo', '-pix_fmt', 'gray', 'pipe:1',
  ], { stdio: ['ignore', 'pipe', 'inherit'] })
  scope.onEnd(() => player.kill('SIGKILL'))
  const ages: number[] = []
  let unread = 0
  let firstAt: number | null = null
  eachPicture(player.stdout, width * height, (picture) => {
    const now = Date.now()
    firstAt ??= now
    if (now - firstAt < settleS * 1_000) return
    const stamp = readStamp(picture, width)
    if (stamp === null) unread += 1
    else ages.push(stampAge(stamp, now))
  })
  await new Promise((ended) => {
    const deadline = setTimeout(ended, (settleS + seconds + START_S) * 1_000)
    player.once('close', () => ended(clearTimeout(deadline)))
    const own = createScope(scope)
    every(own, 200, () => {
      if (firstAt === null || Date.now() - firstAt < (settleS + seconds) * 1_000) return
      own.end()
      ended(clearTimeout(deadline))
    })
  })
  player.kill('SIGKILL')
  return { ages, unread }
}

/** Something that moves, so that the encoder has work. */
function drawPattern(picture: Buffer, width: number, height: number, frame: number): void {
  const below = STAMP.rows * STAMP.square
  for (let y = below; y < height; y += 8) {
    for (let x = 0; x < width; x += 8) {
      const shade = 60 + ((x * 3 + y * 5 + frame * 4) % 140)
      for (let row = y; row < Math.min(y + 8, height); row += 1) picture.fill(shade, row * width + x, row * width + x + 8)
    }
  }
}

function eachPicture(stream: NodeJS.ReadableStream, size: number, seen: (picture: Buffer) => void): void {
  let pieces: Buffer[] = []
  let held = 0
  stream.on('data', (piece: Buffer) => {
    pieces.push(piece)
    held += piece.length
    while (held >= size) {
      const all = Buffer.concat(pieces)
      seen(all.subarray(0, size))
      pieces = [all.subarray(size)]
      held -= size
    }
  })
}

const LARGEST_FRAME_BYTES = 1_000_000
/** How long a player may take to its first picture. */
const START_S = 10
