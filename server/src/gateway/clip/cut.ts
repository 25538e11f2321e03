import { rm } from 'node:fs/promises'
import { setImmediate } from 'node:timers/promises'
import { isFull } from '../record/disk-fault.ts'
import type { PartNeeds } from '../record/part.ts'
import { openPartsList, readPartsList } from '../record/parts-list.ts'
import { createStreamRecording } from '../record/stream-recording.ts'
import type { Frame } from '../stream/frames.ts'
import { bytesOf } from '../stream/frames.ts'
import type { ClipNews, ClipOrder } from './contract.ts'
import type { KeptStream } from './kept-rooms.ts'

/** One stream's share of a clip, group by group. */
export interface Film extends Pick<KeptStream, 'stream' | 'owner' | 'source' | 'unixAtZero'> {
  readonly groups: readonly (readonly Frame[])[]
}

/** Live media goes first: so many are put together in some 5 ms, then all others have their turn. */
const FRAMES_A_TURN = 300

/** What of these streams is kept of that time; it holds the frames, whatever becomes of the rings. */
export function filmsOf(kept: readonly KeptStream[], { from, to, streams }: ClipOrder): readonly Film[] {
  return kept.filter(({ stream }) => streams?.includes(stream) ?? true)
    .map(({ ring, ...owner }) => ({ ...owner, groups: ring.between(from - owner.unixAtZero, to - owner.unixAtZero) }))
    .filter(({ groups }) => groups.length > 0)
}

/** What the frames of these films hold in memory. */
export const bytesOfFilms = (films: readonly Film[]): number =>
  films.reduce((sum, { groups }) => sum + groups.flat().reduce((bytes, frame) => bytes + bytesOf(frame), 0), 0)

/** The end of an order, without its names. */
export type CutOutcome =
  | Pick<Extract<ClipNews, { readonly type: 'clip-made' }>, 'type' | 'streams' | 'beganAt' | 'endedAt'>
  | Pick<Extract<ClipNews, { readonly type: 'clip-failed' }>, 'type' | 'why'>

/** A stream's frames could not be put together. */
export type OnBroken = (stream: string, error: unknown) => void

/** Writes films into `folder` as the recorder writes streams, without those that can't be; nothing is left there if that fails. */
export async function cut(films: readonly Film[], folder: string, onBroken: OnBroken): Promise<CutOutcome> {
  let fault: unknown = null
  let broken = false
  const leaveOut: OnBroken = (stream, error) => {
    broken = true
    onBroken(stream, error)
  }
  try {
    const list = await openPartsList(folder)
    await Promise.all(await writeFilms(films, { folder, list, onFault: (error) => (fault ??= error) }, leaveOut))
  } catch (error) {
    fault ??= error
  }
  const made = fault === null ? await readMade(folder) : null
  if (made !== null) return made
  await discard(folder)
  return { type: 'clip-failed', why: fault === null && !broken ? 'empty' : isFull(fault) ? 'disk-full' : 'fault' }
}

/** Removes what was written of a clip. */
export const discard = (folder: string): Promise<void> => rm(folder, { recursive: true, force: true }).catch(() => undefined)

/** Answers what to wait for: one film's file is closed while the next is written. */
async function writeFilms(films: readonly Film[], into: Pick<PartNeeds, 'folder' | 'list' | 'onFault'>, onBroken: OnBroken): Promise<readonly Promise<void>[]> {
  const closed: Promise<void>[] = []
  for (const { groups, ...owner } of films) {
    const recording = createStreamRecording({ ...owner, ...into, onBroken: (error) => onBroken(owner.stream, error), onEnd: () => undefined })
    let written = 0
    for (const group of groups) {
      for (const frame of group) recording.write(frame)
      written += group.length
      if (written < FRAMES_A_TURN) continue
      written = 0
      await setImmediate()
    }
    closed.push(recording.close())
  }
  return closed
}

/** What lies in a clip's folder as it is told, or null if nothing is whole there. */
export async function readMade(folder: string): Promise<Extract<CutOutcome, { readonly type: 'clip-made' }> | null> {
  const parts = (await readPartsList(folder)).flatMap(({ stream, beganAt, endedAt, bytes }) => (endedAt !== null && bytes !== null && bytes > 0 ? [{ stream, beganAt, endedAt }] : []))
  if (parts.length === 0) return null
  return {
    type: 'clip-made',
    streams: [...new Set(parts.map(({ stream }) => stream))],
    beganAt: Math.min(...parts.map(({ beganAt }) => beganAt)),
    endedAt: Math.max(...parts.map(({ endedAt }) => endedAt)),
  }
}

