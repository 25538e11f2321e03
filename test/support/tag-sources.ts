import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { every } from '#shared/kernel/scope'
import type { FlvTag } from '../../server/src/gateway/wire/flv.ts'
import { createFlvReader } from '../../server/src/gateway/wire/flv-read.ts'
import type { TagSource } from '../../simulator/carrier/rtmp-client.ts'

const MAX_TAG_BYTES = 8 * 1024 * 1024
const PICTURES_PER_SECOND = 25

export interface Drawing {
  /** An ffmpeg lavfi source. */
  readonly picture?: string
  readonly sound?: string
  /** Pictures between two keyframes. */
  readonly keyEach?: number
  /** More of ffmpeg's options for the encoders. */
  readonly options?: readonly string[]
}

/** ffmpeg encodes a drawing and a tone as a phone does (H.264 Baseline, AAC), in real time. */
export function encodedBy({ picture = `testsrc=s=320x180:r=${PICTURES_PER_SECOND}`, sound = 'sine=frequency=440:sample_rate=44100', keyEach = 25, options = [] }: Drawing = {}): TagSource {
  return {
    start(push, scope) {
      const ffmpeg = spawn('ffmpeg', [
        '-v', 'error', '-re', '-f', 'lavfi', '-i', picture, '-re', '-f', 'lavfi', '-i', sound,
        '-c:v', 'libx264', '-preset', 'ultrafast', '-tune', 'zerolatency', '-profile:v', 'baseline', '-pix_fmt', 'yuv420p', '-g', String(keyEach),
        '-c:a', 'aac', '-b:a', '64k', ...options, '-flush_packets', '1', '-f', 'flv', 'pipe:1',
      ], { stdio: ['ignore', 'pipe', 'ignore'] })
      const reader = createFlvReader(MAX_TAG_BYTES)
      ffmpeg.stdout.on('data', (bytes: Buffer) => {
        const read = reader.read(bytes)
        if (read.ok && !scope.ended) read.value.forEach(push)
      })
      scope.onEnd(() => ffmpeg.kill('SIGKILL'))
    },
  }
}

/** The tags of an FLV file, at the pace of their times, over and over. */
export function readFrom(path: string): TagSource {
  const read = createFlvReader(MAX_TAG_BYTES).read(readFileSync(path))
  if (!read.ok) throw new Error(`no FLV file: ${path}`)
  return pacedBy(read.value)
}

const PACE_MS = 10

/** Plays tags at the pace of their times, over and over. */
export function pacedBy(tags: readonly FlvTag[]): TagSource {
  const roundMs = (tags.at(-1)?.timestamp ?? 0) + 1_000 / PICTURES_PER_SECOND
  return {
    start(push, scope) {
      const startedAt = performance.now()
      let next = 0
      every(scope, PACE_MS, () => {
        for (;;) {
          const tag = tags[next % tags.length]
          const timestamp = tag === undefined ? Infinity : tag.timestamp + Math.floor(next / tags.length) * roundMs
          if (tag === undefined || timestamp > performance.now() - startedAt) return
          push({ ...tag, timestamp })
          next += 1
        }
      })
    },
  }
}

/** Tags that a test hands over one by one. */
export function handedOver(): { readonly source: TagSource; readonly push: (tag: FlvTag) => void } {
  const pushes = new Set<(tag: FlvTag) => void>()
  return {
    source: { start: (push) => void pushes.add(push) },
    push: (tag) => pushes.forEach((push) => push(tag)),
  }
}
