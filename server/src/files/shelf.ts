import type { FailureCode } from '#shared/protocol/failures'
import type { FileKind, FilePurpose } from '#shared/protocol/files-schema'
import type { MemberId } from '#shared/room/state'

/** A page that was rendered: a picture of its own. */
export interface PageRecord {
  readonly file: string
  readonly width: number
  readonly height: number
  readonly bytes: number
  readonly type: string
}

/** Where a file is on its way to being pages. */
export type FileState =
  | { readonly state: 'waiting' | 'ready' }
  /** How many pages it will have; null until it was opened. */
  | { readonly state: 'rendering'; readonly all: number | null }
  | { readonly state: 'failed'; readonly why: FailureCode }

/** A file of a room. */
export interface FileRecord {
  readonly id: string
  readonly room: string
  readonly purpose: FilePurpose
  readonly kind: FileKind
  /** As what it is served. */
  readonly type: string
  readonly name: string
  /** Of the file itself, while it is kept. */
  readonly bytes: number
  readonly addedBy: MemberId
  readonly addedAt: number
  readonly progress: FileState
  /** In order, as far as they are rendered. */
  readonly pages: readonly PageRecord[]
  /** How often its rendering was begun. */
  readonly attempts: number
}

/** The list of all files of all rooms. */
export interface FileShelf {
  add(record: FileRecord): Promise<void>
  find(id: string): Promise<FileRecord | null>
  /** Newest first. */
  listOf(room: string): Promise<readonly FileRecord[]>
  /** What should lie on the disk: files by their ids, and pages by theirs. */
  names(): Promise<ReadonlySet<string>>
  /** What is not rendered yet: pictures first, for they are quick, then the oldest. */
  nextUnfinished(): Promise<FileRecord | null>
  /** False if it was removed meanwhile. */
  update(id: string, change: Partial<Pick<FileRecord, 'progress' | 'pages' | 'attempts' | 'bytes'>>): Promise<boolean>
  remove(id: string): Promise<void>
  removeRoom(room: string): Promise<void>
  /** Of rooms that have files. */
  roomsEndedBefore(at: number): Promise<readonly string[]>
  /** Whether they were in the room, and not removed from it. */
  mayRead(room: string, user: MemberId): Promise<boolean>
}

/** What a file and its pages take. */
export const bytesOf = ({ bytes, pages }: Pick<FileRecord, 'bytes' | 'pages'>): number => pages.reduce((sum, page) => sum + page.bytes, bytes)
