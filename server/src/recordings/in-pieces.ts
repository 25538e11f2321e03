import { Readable } from 'node:stream'

/** Reads from `start` to `end`, both included: as many bytes, or it throws. */
export type ReadPiece = (start: number, end: number) => Promise<Buffer>

/** Reads a stretch of a file. Resolves when its first piece is there, and throws what that one throws. */
export type ReadInPieces = (read: ReadPiece, start: number, end: number) => Promise<Readable>

/** A player that looks at a file's head and goes away costs no more; who stays gets twice as much with each piece. */
const FIRST_BYTES = 256 * 1024
const MOST_BYTES = 2 * 1024 * 1024
const LEAST_BYTES = 64 * 1024
/** A reader that pauses holds two pieces, the one it is at and the next: all readers together hold about twice this. */
const SHARED_BYTES = 128 * 1024 * 1024

/** Asks for the next piece when its reader has taken the last one: between them nothing is open, however long a reader pauses. The more read at once, the smaller the pieces. */
export function createPieceReading(): ReadInPieces {
  let readers = 0
  const most = (): number => Math.min(MOST_BYTES, Math.max(LEAST_BYTES, Math.floor(SHARED_BYTES / readers)))
  return async (read, start, end) => {
    readers += 1
    try {
      const pieces = piecesOf(read, start, end, most)
      const stream = Readable.from(goOn(await pieces.next(), pieces), { objectMode: false })
      return stream.once('close', () => (readers -= 1))
    } catch (error) {
      readers -= 1
      throw error
    }
  }
}

async function* piecesOf(read: ReadPiece, start: number, end: number, most: () => number): AsyncGenerator<Buffer, void> {
  let wanted = FIRST_BYTES
  for (let at = start; at <= end;) {
    const to = Math.min(end, at + Math.min(wanted, most()) - 1)
    yield await read(at, to)
    at = to + 1
    wanted = Math.min(MOST_BYTES, wanted * 2)
  }
}

async function* goOn(first: IteratorResult<Buffer, void>, rest: AsyncGenerator<Buffer, void>): AsyncGenerator<Buffer> {
  for (let next = first; next.done !== true; next = await rest.next()) yield next.value
}
