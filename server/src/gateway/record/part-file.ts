import { open } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { findBox, HEADER_BYTES, LARGE_HEADER_BYTES, writeBox, writeLargeHeader } from '../wire/mp4-boxes.ts'
import { readRuns } from '../wire/mp4-fragment.ts'
import { createMovie } from '../wire/mp4-movie.ts'

/**
 * A recorded file on its way to the disk: a fragmented MP4 with room in front, so that it plays to its last whole
 * fragment whatever happens. Closing writes the tables of a plain MP4 over the same bytes into the room: players, also
 * on phones, open it at once and seek anywhere.
 */
export interface PartFile {
  /** Handed over and not on the disk yet. */
  readonly waitingBytes: number
  readonly bytes: number
  /** What the fragments hold. */
  readonly durationMs: number
  /** The tables would not fit into the room with much more. */
  readonly full: boolean
  head(bytes: Buffer): void
  fragment(moof: Buffer, mdat: Buffer): void
  /** Whether all that was handed over is there, with its tables. Otherwise the file may end anywhere. */
  close(): Promise<boolean>
}

/** `onFault`: the disk refused; nothing more is written. */
export async function createPartFile(path: string, onFault: (error: unknown) => void): Promise<PartFile> {
  const handle = await open(path, 'wx')
  const line = createDiskLine(handle, onFault)
  let tables: PartTables | null = null
  let end = 0
  return {
    get waitingBytes() {
      return line.waitingBytes
    },
    get bytes() {
      return line.bytes
    },
    get durationMs() {
      return tables?.durationMs ?? 0
    },
    get full() {
      return tables?.full ?? false
    },
    head(head) {
      tables = createPartTables(head)
      end = head.length + ROOM_BYTES
      line.put([head, writeFree(ROOM_BYTES)])
    },
    fragment(moof, mdat) {
      tables?.add(moof, end)
      end += moof.length + mdat.length
      line.put([moof, mdat])
    },
    async close() {
      const whole = (await line.done()) && (tables === null || (await tryTables(handle, tables, end, onFault)))
      await handle.close()
      return whole
    },
  }
}

const tryTables = (handle: FileHandle, tables: PartTables, end: number, onFault: (error: unknown) => void): Promise<boolean> =>
  writeTables(handle, tables, end).then(() => true, (error: unknown) => {
    onFault(error)
    return false
  })

/** Writes one after another, at the end of the file, until the disk refuses once. */
interface DiskLine {
  readonly waitingBytes: number
  readonly bytes: number
  put(pieces: readonly Buffer[]): void
  /** All is written, or it never will be: whether it is. */
  done(): Promise<boolean>
}

function createDiskLine(handle: FileHandle, onFault: (error: unknown) => void): DiskLine {
  let [bytes, waitingBytes, failed] = [0, 0, false]
  let line: Promise<void> = Promise.resolve()
  const write = async (whole: Buffer): Promise<void> => {
    try {
      if (failed) return
      await writeAll(handle, whole)
      bytes += whole.length
    } catch (error) {
      failed = true
      onFault(error)
    } finally {
      waitingBytes -= whole.length
    }
  }
  return {
    get waitingBytes() {
      return waitingBytes
    },
    get bytes() {
      return bytes
    },
    put(pieces) {
      const whole = Buffer.concat(pieces)
      waitingBytes += whole.length
      line = line.then(() => write(whole))
    },
    async done() {
      await line
      return !failed
    },
  }
}

/** Room for the tables of several minutes; all of it is fetched before a first picture. */
export const ROOM_BYTES = 256 * 1024
/** What a few more seconds add. */
const MARGIN_BYTES = 16 * 1024

/** The tables of a file that is being written, or that is read again. */
export interface PartTables {
  readonly durationMs: number
  readonly full: boolean
  /** A fragment that begins at `at` in the file. */
  add(moof: Buffer, at: number): void
  /** What stands between the file's type and its fragments in a plain MP4 that ends at `end`; null if nothing was added. */
  write(end: number): { readonly at: number; readonly bytes: Buffer } | null
}

/** `head`: `ftyp` and `moov` as the muxer wrote them. */
export function createPartTables(head: Buffer): PartTables {
  const movie = createMovie(head)
  const at = findBox(head, ['moov'])?.start ?? 0
  const roomBytes = head.length + ROOM_BYTES - at
  let fragments = 0
  return {
    get durationMs() {
      return movie.durationMs
    },
    get full() {
      return movie.bytes > roomBytes - MARGIN_BYTES
    },
    add(moof, moofAt) {
      fragments += 1
      for (const run of readRuns(moof)) movie.add(run, moofAt)
    },
    write(end) {
      const moov = movie.write()
      const freeBytes = roomBytes - moov.length - LARGE_HEADER_BYTES
      if (fragments === 0 || freeBytes < HEADER_BYTES) return null
      return { at, bytes: Buffer.concat([moov, writeFree(freeBytes), writeLargeHeader('mdat', end - at - roomBytes)]) }
    },
  }
}

/** A box that says nothing; at least 8 bytes. */
const writeFree = (bytes: number): Buffer => writeBox('free', Buffer.alloc(bytes - HEADER_BYTES))

/** Puts the tables into their room, in one write: until then it is a fragmented file, afterwards a plain one. */
export async function writeTables(handle: FileHandle, tables: PartTables, end: number): Promise<void> {
  const written = tables.write(end)
  if (written === null) return
  await writeAll(handle, written.bytes, written.at)
  await handle.datasync()
}

/** A disk that is full writes less than it was given before it refuses. */
async function writeAll(handle: FileHandle, whole: Buffer, position: number | null = null): Promise<void> {
  let rest = whole
  let at = position
  while (rest.length > 0) {
    const { bytesWritten } = await handle.write(rest, 0, rest.length, at)
    rest = rest.subarray(bytesWritten)
    if (at !== null) at += bytesWritten
  }
}
