import type { Readable } from 'node:stream'
import type { Result } from '#shared/kernel/result'
import type { ListedPart } from '#shared/protocol/recorded-parts'
import type { RecordingId } from '#shared/room/state'

/** A file of a recording, wherever it lies. Who opened it closes it. */
export interface StoredFile {
  readonly bytes: number
  /** Milliseconds since 1970; the same wherever the file lies. */
  readonly modifiedAt: number
  /** Its bytes from `start` to `end`, both included. May be asked once. */
  read(start: number, end: number): Promise<Result<Readable, StorageAway>>
  close(): void
}

/** The storage that holds it does not answer, or not to us. */
export type StorageAway = 'recording/storage-away'

/** Where recordings lie. Ids and file names were checked at the door. */
export interface RecordingStorage {
  /** The list of parts as it is now, see `shared/protocol/recorded-parts`; empty if nothing was recorded. */
  readParts(recording: RecordingId): Promise<Result<string, StorageAway>>
  /** In bytes, or null if there is no such file. */
  sizeOf(recording: RecordingId, part: Pick<ListedPart, 'file' | 'bytes'>): Promise<number | null>
  open(recording: RecordingId, file: string): Promise<Result<StoredFile, 'recording/not-found' | StorageAway>>
  /** Removes all of its files; that there are none is no error. Throws what could not be removed. */
  remove(recording: RecordingId): Promise<void>
}
