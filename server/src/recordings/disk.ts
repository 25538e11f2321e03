import { readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { PARTS_FILE } from '#shared/protocol/recorded-parts'
import type { RecordingStorage } from './storage.ts'

/** Recordings on this machine's disk: a folder each. Throws what the disk refuses, but for what is not there. */
export function createDiskStorage(root: string): RecordingStorage {
  return {
    readParts: async (recording) => (await unlessMissing(readFile(join(root, recording, PARTS_FILE), 'utf8'))) ?? '',
    async sizeOf(recording, file) {
      const found = await unlessMissing(stat(join(root, recording, file)))
      return found?.isFile() === true ? found.size : null
    },
    locate: (recording, file) => ({ folder: join(root, recording), name: file }),
    remove: (recording) => rm(join(root, recording), { recursive: true, force: true }),
  }
}

async function unlessMissing<Found>(looking: Promise<Found>): Promise<Found | null> {
  try {
    return await looking
  } catch (error) {
    if (typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}
