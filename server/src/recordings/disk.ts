import { open, readFile, rm, stat, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { failure, success } from '#shared/kernel/result'
import { PARTS_FILE } from '#shared/protocol/recorded-parts'
import type { RecordingStorage, StoredFile } from './storage.ts'

/** Recordings on this machine's disk: a folder each, where the gateway writes them. Throws what the disk refuses, but for what is not there. */
export function createDiskStorage(root: string): RecordingStorage {
  return {
    readParts: async (recording) => success((await unlessMissing(readFile(join(root, recording, PARTS_FILE), 'utf8'))) ?? ''),
    async sizeOf(recording, { file }) {
      const found = await unlessMissing(stat(join(root, recording, file)))
      return found?.isFile() === true ? found.size : null
    },
    async open(recording, file) {
      const opened = await openOnDisk(join(root, recording, file))
      return opened === null ? failure('recording/not-found') : success(opened)
    },
    remove: (recording) => rm(join(root, recording), { recursive: true, force: true }),
  }
}

/** A file of this machine, or null if there is none. */
export async function openOnDisk(path: string): Promise<StoredFile | null> {
  const handle = await unlessMissing(open(path, 'r'))
  return handle === null ? null : openFile(handle)
}

/** A file that is open stays readable when it is moved or removed meanwhile. */
async function openFile(handle: FileHandle): Promise<StoredFile | null> {
  const found = await handle.stat()
  let close = (): void => void handle.close()
  if (!found.isFile()) {
    close()
    return null
  }
  return {
    bytes: found.size,
    modifiedAt: Math.floor(found.mtimeMs),
    read(start, end) {
      const stream = handle.createReadStream({ start, end })
      close = () => void stream.destroy()
      return Promise.resolve(success(stream))
    },
    close: () => close(),
  }
}

/** What is looked for, or null if it is not there. */
export async function unlessMissing<Found>(looking: Promise<Found>): Promise<Found | null> {
  try {
    return await looking
  } catch (error) {
    if (typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}
