import { failure, success, type Result } from '#shared/kernel/result'
import type { FailureCode } from '#shared/protocol/failures'
import type { FilesReply, RoomFile } from '#shared/protocol/files-schema'
import type { MemberId } from '#shared/room/state'
import type { StoredFile } from '../recordings/storage.ts'
import { createArrivals } from './arrivals.ts'
import { MOST_FILES, type FileLimits } from './bounds.ts'
import { receive, type Upload } from './receive.ts'
import { bytesOf, type FileRecord, type FileShelf, type PageRecord } from './shelf.ts'
import type { FileStorage } from './storage.ts'

/** Supplied by `open-files.ts`. */
export interface RoomFilesNeeds {
  readonly shelf: FileShelf
  readonly storage: FileStorage
  readonly limits: FileLimits
  readonly office: boolean
  readonly now: () => number
  /** A file waits to be rendered, or one that is being rendered was removed. */
  changed(): void
}

/** What is sent of a file, and as what. */
export interface OpenedFile {
  readonly stored: StoredFile
  readonly type: string
  readonly name: string
  /** Shown in a page, or only given to be kept. */
  readonly shown: boolean
}

/** The files of all rooms. Who may what is the doors' matter. */
export interface RoomFiles {
  add(upload: Upload): Promise<Result<RoomFile, FailureCode>>
  list(room: string): Promise<FilesReply>
  pagesOf(room: string, id: string): Promise<Result<readonly PageRecord[], FailureCode>>
  open(room: string, id: string): Promise<Result<OpenedFile, FailureCode>>
  remove(room: string, id: string): Promise<Result<void, FailureCode>>
  mayRead(room: string, user: MemberId): Promise<boolean>
}

/** The files over their list and their storage. */
export function createRoomFiles(needs: RoomFilesNeeds): RoomFiles {
  const { shelf, storage } = needs
  const add = createAdding(needs)
  const find = async (room: string, id: string): Promise<FileRecord | null> => {
    const record = await shelf.find(id.slice(0, FILE_LENGTH))
    return record?.room === room ? record : null
  }
  return {
    add,
    async list(room) {
      const records = await shelf.listOf(room)
      const used = records.reduce((sum, record) => sum + bytesOf(record), 0)
      return { files: records.map(told), bounds: { ...needs.limits, used }, office: needs.office }
    },
    async pagesOf(room, id) {
      const record = await find(room, id)
      return record === null ? failure('file/not-found') : success(record.pages)
    },
    async open(room, id) {
      const record = await find(room, id)
      const part = record === null ? null : partOf(record, id)
      if (record === null || part === null) return failure('file/not-found')
      const stored = await storage.open(room, id)
      return stored.ok ? success({ ...part, stored: stored.value, name: record.name }) : stored
    },
    async remove(room, id) {
      const record = await find(room, id)
      if (record === null || record.id !== id) return failure('file/not-found')
      // The row first: what the disk keeps without one is removed at the next start.
      await shelf.remove(id)
      await storage.remove(room, id)
      needs.changed()
      return success(undefined)
    },
    mayRead: (room, user) => shelf.mayRead(room, user),
  }
}

const FILE_LENGTH = 12

/** A page, or the file itself. Documents are given to be kept: a browser's own reader would run what is in them. */
function partOf({ id: own, kind, type, pages }: FileRecord, id: string): Pick<OpenedFile, 'type' | 'shown'> | null {
  if (id === own) return { type, shown: kind !== 'pdf' && kind !== 'office' }
  const page = pages.find(({ file }) => file === id)
  return page === undefined ? null : { type: page.type, shown: true }
}

/** What the list tells of a file. */
function told(record: FileRecord): RoomFile {
  const { id, purpose, kind, name, addedBy, addedAt, pages, progress } = record
  return {
    id, purpose, kind, name, addedBy, addedAt,
    bytes: bytesOf(record),
    pages: pages.length,
    progress: progress.state === 'rendering' ? { ...progress, done: pages.length } : progress,
  }
}

/** Bounds hold for what is on its way too: many uploads at once do not pass them together. */
function createAdding(needs: RoomFilesNeeds): RoomFiles['add'] {
  const { shelf, storage, limits, now } = needs
  const arrivals = createArrivals()
  return async (upload) => {
    const arrival = arrivals.begin(upload.room)
    if (arrival === null) return failure('server/busy')
    try {
      const records = await shelf.listOf(upload.room)
      if (records.length + arrival.uploads() > MOST_FILES) return failure('file/too-many')
      const left = limits.room - records.reduce((sum, record) => sum + bytesOf(record), 0)
      const received = await receive({ storage, limits, now, taken: arrival.take, roomLeft: () => left - arrival.bytes() }, upload)
      if (!received.ok) return received
      await shelf.add(received.value)
      arrival.arrived()
      needs.changed()
      return success(told(received.value))
    } finally {
      arrival.end()
    }
  }
}
