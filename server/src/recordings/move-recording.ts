import { readdir, rm, rmdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { PARTS_FILE, type ListedPart } from '#shared/protocol/recorded-parts'
import type { RecordingId } from '#shared/room/state'
import { unlessMissing } from './disk.ts'
import { objectName } from './moved.ts'
import { StorageFailure, type LocalFile, type Objects } from './objects.ts'

/** One recording on its way from this machine to the storage. */
export interface RecordingToMove {
  readonly id: RecordingId
  readonly folder: string
  readonly parts: readonly ListedPart[]
  /** Nothing more is written into it. */
  readonly over: boolean
}

/** What was moved now. */
export interface Moved {
  readonly files: number
  readonly bytes: number
}

/**
 * Moves what is finished, one file after another: each is put there, looked at there, and only then removed here.
 * Killed at any moment it goes on from what lies where; nothing is remembered. Throws a `StorageFailure`, or what the disk refuses.
 */
export async function moveRecording({ id, folder, parts, over }: RecordingToMove, objects: Objects, signal: AbortSignal): Promise<Moved> {
  let [files, bytes] = [0, 0]
  for (const { file, endedAt } of parts) {
    const local = endedAt === null ? null : await localFile(join(folder, file), 'video/mp4')
    if (local === null) continue
    await putWhole(objectName(id, file), local, objects, signal)
    await rm(local.path)
    files += 1
    bytes += local.bytes
  }
  const list = await localFile(join(folder, PARTS_FILE), 'application/x-ndjson')
  if (list !== null && (files > 0 || over)) await putWhole(objectName(id, PARTS_FILE), list, objects, signal)
  if (over) await leave(folder)
  return { files, bytes }
}

/** The list goes last, and only from a folder that holds nothing else. */
async function leave(folder: string): Promise<void> {
  const left = await readdir(folder)
  if (left.some((file) => file !== PARTS_FILE)) return
  await rm(join(folder, PARTS_FILE), { force: true })
  await rmdir(folder)
}

async function localFile(path: string, type: LocalFile['type']): Promise<LocalFile | null> {
  const found = await unlessMissing(stat(path))
  return found?.isFile() === true && found.size > 0 ? { path, bytes: found.size, modifiedAt: Math.floor(found.mtimeMs), type } : null
}

/** What is there already, whole, is not sent again. */
async function putWhole(name: string, file: LocalFile, objects: Objects, signal: AbortSignal): Promise<void> {
  if (await isWhole(name, file, objects)) return
  await objects.put(name, file, signal)
  if (!(await isWhole(name, file, objects))) throw new StorageFailure('storage/broken', 'SizeDiffers')
}

async function isWhole(name: string, { bytes, modifiedAt }: LocalFile, objects: Objects): Promise<boolean> {
  const there = await objects.head(name)
  return there !== null && there.bytes === bytes && there.modifiedAt === modifiedAt
}
