import { open, readdir, rm } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { readBox } from '../wire/mp4-boxes.ts'
import type { Box } from '../wire/mp4-boxes.ts'
import { isFragmented, readDurationMs } from '../wire/mp4-movie.ts'
import { createPartTables, ROOM_BYTES, writeTables } from './part-file.ts'
import type { PartTables } from './part-file.ts'
import { addLine, readPartsList } from './parts-list.ts'

/** Ends what a killed process left open: each file is cut behind its last whole fragment, gets its index, and is told as ended. */
export async function mendRecordings(folder: string, note: (what: string) => void): Promise<void> {
  const recordings = await readdir(folder, { withFileTypes: true }).catch(() => [])
  for (const recording of recordings) {
    if (recording.isDirectory()) await mendRecording(join(folder, recording.name), note)
  }
}

async function mendRecording(folder: string, note: (what: string) => void): Promise<void> {
  for (const part of await readPartsList(folder)) {
    if (part.endedAt !== null) continue
    const mended = await mendPart(join(folder, part.file)).catch((error: unknown) => {
      if (isMissing(error)) return { durationMs: 0, bytes: 0 }
      // What can't be read now may be readable at the next start.
      note(`a part could not be mended: ${String(error)}`)
      return null
    })
    if (mended === null) continue
    if (mended.bytes === 0) await rm(join(folder, part.file), { force: true })
    await addLine(folder, { type: 'ended', file: part.file, endedAt: part.beganAt + mended.durationMs, bytes: mended.bytes }).catch((error: unknown) => note(String(error)))
  }
}

/** The process was killed before it made the file. */
const isMissing = (error: unknown): boolean => typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT'

/** What is left of a part. */
export interface MendedPart {
  readonly durationMs: number
  readonly bytes: number
}

/** Cuts a file that may end anywhere behind its last whole fragment, and writes its tables; throws what the disk refuses. */
export async function mendPart(path: string): Promise<MendedPart> {
  const handle = await open(path, 'r+')
  try {
    const { tables, end, durationMs } = await readPart(handle)
    await handle.truncate(end)
    if (tables !== null) await writeTables(handle, tables, end)
    return { durationMs, bytes: end }
  } finally {
    await handle.close()
  }
}

/** A head, and the description of a fragment, are a few kilobytes; more makes no sense. */
const MAX_HEAD_BYTES = 1024 * 1024

interface ReadPart {
  /** Null where none are to be written: nothing is there, or they are. */
  readonly tables: PartTables | null
  /** Where the last whole fragment ends: 0 if not even the head is whole. */
  readonly end: number
  readonly durationMs: number
}

async function readPart(handle: FileHandle): Promise<ReadPart> {
  const { size } = await handle.stat()
  const type = await boxAt(handle, 0, size)
  const moov = type === null ? null : await boxAt(handle, type.end, size)
  if (moov?.type !== 'moov') return { tables: null, end: 0, durationMs: 0 }
  const head = await readBytes(handle, 0, moov.end)
  // The process was killed between writing the tables and telling so.
  if (!isFragmented(head)) return { tables: null, end: size, durationMs: readDurationMs(head) }
  if (moov.end + ROOM_BYTES > size) return { tables: null, end: 0, durationMs: 0 }
  return readFragments(handle, createPartTables(head), moov.end + ROOM_BYTES, size)
}

async function readFragments(handle: FileHandle, tables: PartTables, start: number, size: number): Promise<ReadPart> {
  for (let end = start; ;) {
    const moof = await boxAt(handle, end, size)
    const mdat = moof?.type === 'moof' ? await boxAt(handle, moof.end, size) : null
    if (moof === null || mdat?.type !== 'mdat') return { tables, end, durationMs: tables.durationMs }
    tables.add(await readBytes(handle, moof.start, moof.end), moof.start)
    end = mdat.end
  }
}

/** The box at `at`, if it is whole. */
async function boxAt(handle: FileHandle, at: number, size: number): Promise<Box | null> {
  const box = readBox(await readBytes(handle, at, Math.min(size, at + 16)), 0)
  const end = at + (box?.end ?? 0)
  return box === null || end > size ? null : { type: box.type, start: at, contentStart: at + box.contentStart, end }
}

async function readBytes(handle: FileHandle, start: number, end: number): Promise<Buffer> {
  const bytes = Buffer.alloc(Math.min(MAX_HEAD_BYTES, Math.max(0, end - start)))
  const { bytesRead } = await handle.read(bytes, 0, bytes.length, start)
  return bytes.subarray(0, bytesRead)
}
