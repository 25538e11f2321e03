import { mkdir, open, readdir, rename, rm, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { failure, success } from '#shared/kernel/result'
import { openOnDisk, unlessMissing } from '../recordings/disk.ts'
import type { FileDraft, FileStorage } from './storage.ts'

/** What is not whole yet ends so. */
export const DRAFT_ENDING = '.part'

/** Files of rooms on this machine's disk. Throws what the disk refuses, but for what is not there. */
export function createFileDisk(root: string): FileStorage {
  const folder = (room: string): string => join(root, room)
  const listed = async (room: string): Promise<readonly string[]> => (await unlessMissing(readdir(folder(room)))) ?? []
  const removeThose = async (room: string, which: (name: string) => boolean): Promise<void> => {
    for (const name of (await listed(room)).filter(which)) await rm(join(folder(room), name), { recursive: true, force: true })
  }
  return {
    begin: (room, file) => beginDraft(folder(room), file),
    async open(room, file) {
      const opened = await openOnDisk(join(folder(room), file))
      return opened === null ? failure('file/not-found') : success(opened)
    },
    pathOf: (room, file) => join(folder(room), file),
    removeOriginal: (room, file) => removeThose(room, (name) => name === file),
    // Pages, drafts and what a converter left begin with its name.
    remove: (room, file) => removeThose(room, (name) => name.startsWith(file)),
    removeRoom: (room) => rm(folder(room), { recursive: true, force: true }),
    async tidy(isKnown) {
      for (const room of (await unlessMissing(readdir(root))) ?? []) await removeThose(room, (name) => !isKnown(name))
    },
  }
}

/** A draft in a folder that is made for it. */
export async function beginDraft(folder: string, file: string): Promise<FileDraft> {
  await mkdir(folder, { recursive: true })
  const path = join(folder, file)
  const handle = await open(path + DRAFT_ENDING, 'wx')
  return {
    async write(bytes) {
      await handle.writeFile(bytes)
    },
    async keep() {
      await handle.sync()
      await handle.close()
      await rename(path + DRAFT_ENDING, path)
      await syncFolder(folder)
    },
    async drop() {
      await closed(handle)
      await rm(path + DRAFT_ENDING, { force: true })
    },
  }
}

/** The name is on the disk when its folder is. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** One that is closed already, or can not be closed on a full disk, is gone all the same. */
const closed = (handle: FileHandle): Promise<void> => handle.close().catch(() => undefined)

/** Whether the disk has no place: a failure of the machine that people can be told. */
export const isFull = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT')
