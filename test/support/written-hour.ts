import { join } from 'node:path'
import { openPartsList } from '../../server/src/gateway/record/parts-list.ts'
import { createStreamRecording, type StreamRecording } from '../../server/src/gateway/record/stream-recording.ts'
import type { Frame } from '../../server/src/gateway/stream/frames.ts'
import { pause } from './eventually.ts'
import { aacPackets, framesOf } from './recorded.ts'

/** What is written for each person. */
export interface WrittenHour {
  /** `<data>/recordings`. */
  readonly folder: string
  readonly recording: string
  readonly people: readonly { readonly stream: string; readonly owner: string }[]
  /** Milliseconds since 1970. */
  readonly beganAt: number
  readonly minutes: number
  readonly size: string
  readonly kbps: number
}

/** A whole number of keyframes' distances and of sound packets. */
const STEP_SECONDS = 24

/** Writes encoded pictures and sound, again and again, by the gateway's own recorder, faster than they last. */
export async function writeHour({ folder, recording, people, beganAt, minutes, size, kbps }: WrittenHour): Promise<void> {
  const list = await openPartsList(join(folder, recording))
  const onFault = (error: unknown): never => {
    throw error
  }
  const writers: readonly StreamRecording[] = people.map(({ stream, owner }) =>
    createStreamRecording({ folder: join(folder, recording), list, stream, owner, source: 'camera', unixAtZero: beganAt, onFault, onBroken: onFault, onEnd: () => undefined }))
  const frames = framesOf(STEP_SECONDS, { size, kbps, sounds: aacPackets(STEP_SECONDS) })
  const stepMs = STEP_SECONDS * 1_000
  for (let fromMs = 0; fromMs < minutes * 60_000; fromMs += stepMs) {
    for (const frame of frames) for (const writer of writers) writer.write(later(frame, fromMs))
    // The disk gets its turn.
    await pause(0)
  }
  await Promise.all(writers.map((writer) => writer.close()))
}

const later = (frame: Frame, byMs: number): Frame =>
  (frame.kind === 'audio' ? { ...frame, dtsMs: frame.dtsMs + byMs } : { ...frame, dtsMs: frame.dtsMs + byMs, ptsMs: frame.ptsMs + byMs })
