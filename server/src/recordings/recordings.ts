import { success, type Result } from '#shared/kernel/result'
import { parseParts, type ListedPart } from '#shared/protocol/recorded-parts'
import type { RecordingReply, RecordingSummary } from '#shared/protocol/http'
import type { RecordingId } from '#shared/room/state'
import type { Readers } from './readers.ts'
import type { RecordingShelf } from './shelf.ts'
import type { RecordingStorage, StorageAway } from './storage.ts'

/** A recording's list, its files and who reads them. */
export interface Recordings {
  readonly shelf: RecordingShelf
  readonly storage: RecordingStorage
  readonly readers: Readers
}

/** Everything about a recording but the addresses of its files. */
export type RecordingContent = Pick<RecordingReply, 'people' | 'events'> & { readonly parts: readonly (ListedPart & { readonly bytes: number })[] }

/** Reads what was recorded until now. A part whose file is not there is left out. */
export async function readContent({ shelf, storage }: Recordings, { id, room }: RecordingSummary): Promise<Result<RecordingContent, StorageAway>> {
  const [people, events, listed] = await Promise.all([shelf.peopleOf(room), shelf.eventsOf(id), storage.readParts(id)])
  if (!listed.ok) return listed
  const sized = await Promise.all(parseParts(listed.value).map((part) => withSize(storage, id, part)))
  return success({ people, events, parts: sized.filter((part) => part !== null) })
}

/** The file's own size counts: a part that is being written has no other, and one that was mended may have grown. */
async function withSize(storage: RecordingStorage, id: RecordingId, part: ListedPart): Promise<RecordingContent['parts'][number] | null> {
  const bytes = await storage.sizeOf(id, part)
  return bytes === null ? null : { ...part, bytes }
}
