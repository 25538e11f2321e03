import type { RecordingId } from '#shared/room/state'

/** Where a file lies on this machine. */
export interface LocalFile {
  readonly folder: string
  readonly name: string
}

/** Where the gateway's recordings lie. Ids and file names were checked at the door. */
export interface RecordingStorage {
  /** The list of parts as it is now, see `shared/protocol/recorded-parts`; empty if nothing was recorded. */
  readParts(recording: RecordingId): Promise<string>
  /** In bytes, or null if there is no such file. */
  sizeOf(recording: RecordingId, file: string): Promise<number | null>
  locate(recording: RecordingId, file: string): LocalFile
  /** Removes all of its files; that there are none is no error. */
  remove(recording: RecordingId): Promise<void>
}
