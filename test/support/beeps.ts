import { execFileSync } from 'node:child_process'
import { oggPackets } from './encoded.ts'

const RATE = 48_000
const BEEP_HZ = 1_000
const LOUD = 0.2
/** Longer than a period of the beep. */
const QUIET_SAMPLES = RATE / 5

/** Opus packets of 20 ms with a beep of a tenth of a second each `everySeconds` by the samples' own clock, the first at once. */
export function beepingOpus(seconds: number, everySeconds: number): readonly Buffer[] {
  const beep = `if(lt(mod(t\\,${everySeconds})\\,0.1)\\,sin(2*PI*${BEEP_HZ}*t)*0.8\\,0)`
  return oggPackets(execFileSync('ffmpeg', ['-v', 'error', '-f', 'lavfi', '-i', `aevalsrc=${beep}:s=${RATE}:d=${seconds}`,
    '-c:a', 'libopus', '-b:a', '64k', '-ac', '2', '-frame_duration', '20', '-f', 'ogg', 'pipe:1'], { maxBuffer: 2 ** 28 })).slice(2)
}

/** When each beep begins in a file that ffmpeg reads, in ms from its first sample; the sound plays sample by sample. */
export function beepsOf(path: string): readonly number[] {
  const pcm = execFileSync('ffmpeg', ['-v', 'error', '-i', path, '-map', '0:a', '-f', 'f32le', '-ac', '1', '-ar', String(RATE), 'pipe:1'], { maxBuffer: 2 ** 30 })
  const begun: number[] = []
  let quiet = QUIET_SAMPLES
  for (let index = 0; index * 4 + 4 <= pcm.length; index += 1) {
    if (Math.abs(pcm.readFloatLE(index * 4)) <= LOUD) {
      quiet += 1
      continue
    }
    if (quiet > QUIET_SAMPLES) begun.push((index * 1_000) / RATE)
    quiet = 0
  }
  return begun
}

/** When each flash begins in a file, in ms from the file's beginning. */
export function flashesOf(path: string): readonly number[] {
  const times = execFileSync('ffprobe', ['-v', 'error', '-select_streams', 'v', '-show_entries', 'packet=pts_time', '-of', 'csv=p=0', path], { encoding: 'utf8' }).trim().split('\n').map(Number)
  const greys = execFileSync('ffmpeg', ['-v', 'error', '-i', path, '-map', '0:v', '-vf', 'scale=1:1,format=gray', '-fps_mode', 'passthrough', '-f', 'rawvideo', 'pipe:1'], { maxBuffer: 2 ** 28 })
  return times.flatMap((time, index) => ((greys[index] ?? 0) > 128 && (greys[index - 1] ?? 255) <= 128 ? [time * 1_000] : []))
}

/** When a file's sound begins, in ms from the file's beginning. */
export const soundStart = (path: string): number => Number(execFileSync('ffprobe', ['-v', 'error', '-select_streams', 'a', '-show_entries', 'stream=start_time', '-of', 'csv=p=0', path], { encoding: 'utf8' }).trim()) * 1_000
