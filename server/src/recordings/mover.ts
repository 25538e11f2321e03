import { join } from 'node:path'
import { after, type Scope } from '#shared/kernel/scope'
import type { ListedPart } from '#shared/protocol/recorded-parts'
import type { RecordingId } from '#shared/room/state'
import { bytesHere, partsHere, recordingsHere } from './here.ts'
import { moveRecording, type RecordingToMove } from './move-recording.ts'
import { StorageFailure, type Objects } from './objects.ts'
import type { Readers } from './readers.ts'
import type { RecordingEnding, RecordingShelf } from './shelf.ts'

/** Supplied by `serve.ts`. */
export interface MoverNeeds {
  /** Holds a folder for each recording. */
  readonly root: string
  readonly objects: Objects
  readonly shelf: Pick<RecordingShelf, 'endOf'>
  readonly readers: Pick<Readers, 'begin'>
  readonly now: () => number
  readonly notes: MoverNotes
}

/** One line a step; codes are `StorageFailureCode`s. */
export interface MoverNotes {
  moved(what: { readonly recording: RecordingId; readonly files: number; readonly bytes: number }): void
  waits(why: Trouble & { readonly waitingBytes: number; readonly againInMs: number }): void
  fault(what: string, error: unknown): void
}

const ROUND_MS = 5_000
const FIRST_WAIT_MS = 1_000
const LONGEST_WAIT_MS = 5 * 60_000
/** The gateway hears of a recording's end, and closes its files, well within this. */
const SETTLE_MS = 5_000
/** A clip may be cut until 15 s after its end. */
const CLIP_SETTLE_MS = 60_000

/** Moves what is finished to the storage, one file at a time, as long as the scope lives; after a failure in longer and longer intervals. */
export function keepMoving(needs: MoverNeeds, scope: Scope): void {
  const giving = new AbortController()
  scope.onEnd(() => giving.abort())
  let [waitMs, trouble]: [number, Trouble | null] = [FIRST_WAIT_MS, UNPROVEN]
  const round = async (): Promise<void> => {
    trouble = (trouble === null ? null : await probe(needs)) ?? (await moveAll(needs, giving.signal))
    if (scope.ended) return
    if (trouble !== null) needs.notes.waits({ code: trouble.code, word: trouble.word, waitingBytes: await bytesHere(needs.root, isFinished), againInMs: waitMs })
    after(scope, trouble === null ? ROUND_MS : waitMs, begin)
    waitMs = trouble === null ? FIRST_WAIT_MS : Math.min(LONGEST_WAIT_MS, waitMs * 2)
  }
  const begin = (): void => {
    round().catch((error: unknown) => {
      needs.notes.fault('recordings were not looked for', error)
      after(scope, LONGEST_WAIT_MS, begin)
    })
  }
  begin()
}

const isFinished = ({ endedAt }: ListedPart): boolean => endedAt !== null

/** Why not everything was moved. */
export interface Trouble {
  readonly code: string
  readonly word: string
}

/** Nothing was asked of the storage yet. */
const UNPROVEN: Trouble = { code: 'storage/away', word: 'unproven' }

async function probe({ objects }: MoverNeeds): Promise<Trouble | null> {
  try {
    await objects.probe()
    return null
  } catch (error) {
    if (error instanceof StorageFailure) return error
    throw error
  }
}

/** One round. What the storage refuses ends it; what the disk refuses is told and holds up no other recording. */
export async function moveAll(needs: MoverNeeds, signal: AbortSignal): Promise<Trouble | null> {
  let trouble: Trouble | null = null
  for (const id of await recordingsHere(needs.root)) {
    if (signal.aborted) return null
    try {
      await moveOne(needs, id, signal)
    } catch (error) {
      // What it refuses of one recording holds up no other.
      if (error instanceof StorageFailure && error.code !== 'storage/broken') return error
      needs.notes.fault('a recording was not moved', error)
      trouble = error instanceof StorageFailure ? error : { code: 'disk/refused', word: id }
    }
  }
  return trouble
}

async function moveOne(needs: MoverNeeds, id: RecordingId, signal: AbortSignal): Promise<void> {
  const known = await needs.shelf.endOf(id)
  // Retention would never find what no list knows.
  if (known === null) return
  // As long as it is moved, nobody removes it.
  const done = needs.readers.begin(id)
  if (done === null) return
  try {
    const here = await readHere(needs, id, known)
    // A clip that fails while it is cut is taken back, file by file: it is moved when that is past.
    if (known.kind === 'clip' && !(here.over && here.parts.length > 0)) return
    const { files, bytes } = await moveRecording(here, needs.objects, signal)
    if (files > 0) needs.notes.moved({ recording: id, files, bytes })
  } finally {
    done()
  }
}

async function readHere({ root, now }: MoverNeeds, id: RecordingId, { endedAt, kind }: RecordingEnding): Promise<RecordingToMove> {
  const parts = await partsHere(root, id)
  const settled = endedAt !== null && now() - endedAt > (kind === 'clip' ? CLIP_SETTLE_MS : SETTLE_MS)
  return { id, folder: join(root, id), parts, over: settled && parts.every((part) => part.endedAt !== null) }
}
