import type { Result } from '#shared/kernel/result'
import type { StoredFile } from '../recordings/storage.ts'

/** A file that is being written, under a name of its own. */
export interface FileDraft {
  /** Throws what the disk refuses. */
  write(bytes: Uint8Array): Promise<void>
  /** Puts it in its place, on the disk for good. */
  keep(): Promise<void>
  /** Leaves nothing of it. */
  drop(): Promise<void>
}

/** Where the files of rooms lie: a folder for each room. Ids were checked at the door. */
export interface FileStorage {
  begin(room: string, file: string): Promise<FileDraft>
  open(room: string, file: string): Promise<Result<StoredFile, 'file/not-found'>>
  /** Of a file that lies on this machine, for programs that read it. */
  pathOf(room: string, file: string): string
  /** The file alone; that there is none is no error. */
  removeOriginal(room: string, file: string): Promise<void>
  /** The file and its pages. */
  remove(room: string, file: string): Promise<void>
  removeRoom(room: string): Promise<void>
  /** Removes what was left half written, and what `isKnown` does not know. */
  tidy(isKnown: (file: string) => boolean): Promise<void>
}
