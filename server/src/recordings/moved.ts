import { failure, success, type Result } from '#shared/kernel/result'
import { createScope } from '#shared/kernel/scope'
import { PARTS_FILE, parseParts } from '#shared/protocol/recorded-parts'
import type { RecordingId } from '#shared/room/state'
import { StorageFailure, type ObjectHead, type Objects } from './objects.ts'
import type { RecordingStorage, StorageAway, StoredFile } from './storage.ts'

/** Supplied by `serve.ts`. */
export interface MovedNeeds {
  readonly disk: RecordingStorage
  readonly objects: Objects
  /** The storage failed, after it had answered before. */
  onAway(failure: StorageFailure): void
}

/** What an object of a recording is called. */
export const objectName = (recording: RecordingId, file: string): string => `${recording}/${file}`

/** Recordings that are moved to an object storage: what still lies on this machine is served from here, all else from there. */
export function createMovedStorage({ disk, objects, onAway }: MovedNeeds): RecordingStorage {
  const heads = createHeads(objects)
  const ask = createAsking(onAway)
  const listThere = (recording: RecordingId) => ask(async () => (await objects.readText(objectName(recording, PARTS_FILE))) ?? '')
  return {
    async readParts(recording) {
      const here = await disk.readParts(recording)
      return !here.ok || here.value !== '' ? here : listThere(recording)
    },
    async sizeOf(recording, part) {
      // A part that ended was whole when it was moved: the list knows its size, and nothing is asked.
      return (await disk.sizeOf(recording, part)) ?? (part.bytes === 0 ? null : part.bytes)
    },
    async open(recording, file) {
      const here = await disk.open(recording, file)
      if (here.ok || here.failure !== 'recording/not-found') return here
      const name = objectName(recording, file)
      const head = await ask(() => heads.find(name))
      if (!head.ok) return head
      if (head.value === null) return here
      const { version } = head.value
      return success(fileThere(head.value, (start, end) => ask(() => objects.read(name, version, start, end)), () => heads.forget(name)))
    },
    async remove(recording) {
      const here = await disk.readParts(recording)
      const there = await objects.readText(objectName(recording, PARTS_FILE))
      const files = new Set([...parseParts(here.ok ? here.value : ''), ...parseParts(there ?? '')].map(({ file }) => file))
      for (const file of files) {
        heads.forget(objectName(recording, file))
        await objects.remove(objectName(recording, file))
      }
      // The lists last: a removal that is broken off knows from them what is left.
      await objects.remove(objectName(recording, PARTS_FILE))
      await disk.remove(recording)
    },
  }
}

type Ask = <Found>(look: () => Promise<Found>) => Promise<Result<Found, StorageAway>>

/** Tells once that the storage is away, until it answers again. */
function createAsking(onAway: (failure: StorageFailure) => void): Ask {
  let away = false
  return async (look) => {
    try {
      const found = await look()
      away = false
      return success(found)
    } catch (error) {
      if (!(error instanceof StorageFailure)) throw error
      if (!away) onAway(error)
      away = true
      return failure('recording/storage-away')
    }
  }
}

const MAX_HEADS = 2_000

/** Parts never change once they are moved: what is known of one is true until it is removed, or could not be read. */
function createHeads(objects: Objects): { find(name: string): Promise<ObjectHead | null>; forget(name: string): void } {
  const known = new Map<string, ObjectHead>()
  return {
    async find(name) {
      const head = known.get(name) ?? (await objects.head(name))
      known.delete(name)
      if (head !== null) known.set(name, head)
      for (const oldest of known.keys()) {
        if (known.size <= MAX_HEADS) break
        known.delete(oldest)
      }
      return head
    },
    forget: (name) => void known.delete(name),
  }
}

/** `broken`: what is known of it may be wrong. */
function fileThere({ bytes, modifiedAt }: ObjectHead, read: StoredFile['read'], broken: () => void): StoredFile {
  const life = createScope()
  return {
    bytes,
    modifiedAt,
    async read(start, end) {
      const stream = await read(start, end)
      if (!stream.ok) broken()
      else {
        stream.value.once('error', broken)
        // It may have been closed meanwhile.
        life.onEnd(() => stream.value.destroy())
      }
      return stream
    },
    close: life.end,
  }
}
