import { findBox, readBoxes, writeBox } from './mp4-boxes.ts'
import type { Box } from './mp4-boxes.ts'
import type { Run } from './mp4-fragment.ts'

/**
 * Gathers what a fragmented file's runs say, and writes it as the `moov` box of a plain MP4 over the same bytes: what
 * every player, also on phones, opens and seeks at once. Samples have no composition offsets (no B-frames).
 */
export interface Movie {
  /** Bytes that `write` would answer, or a little more. */
  readonly bytes: number
  readonly durationMs: number
  /** `moofAt`: where the run's `moof` box begins in the file. */
  add(run: Run, moofAt: number): void
  write(): Buffer
}

interface TrackTable {
  readonly id: number
  readonly timescale: number
  startTicks: number
  endTicks: number
  lastTicks: number
  /** Equal durations behind each other are one entry. */
  readonly durations: { count: number; ticks: number }[]
  readonly sizes: number[]
  readonly keys: number[]
  readonly chunks: { readonly at: number; readonly samples: number }[]
}

/** Of the `moov` box that begins a fragmented file, without samples yet. */
export function createMovie(fragmented: Buffer): Movie {
  const moov = findBox(fragmented, ['moov'])
  const tables = new Map((moov === null ? [] : tracksOf(fragmented, moov)).map((trak) => {
    const table = emptyTable(fragmented, trak)
    return [table.id, table]
  }))
  const durationMs = (): number => Math.max(0, ...[...tables.values()].map(({ endTicks, timescale }) => Math.round((endTicks * 1_000) / timescale)))
  return {
    get bytes() {
      return fragmented.length + [...tables.values()].reduce((sum, table) => sum + tableBytes(table), 0)
    },
    get durationMs() {
      return durationMs()
    },
    add(run, moofAt) {
      const table = tables.get(run.track)
      if (table !== undefined) addRun(table, run, moofAt)
    },
    write: () => (moov === null ? Buffer.alloc(0) : writeMoov(fragmented, moov, tables, durationMs())),
  }
}

/** Whether the samples of this `moov` box are told by fragments. */
export const isFragmented = (bytes: Buffer): boolean => findBox(bytes, ['moov', 'mvex']) !== null

/** How long a plain movie lasts. */
export function readDurationMs(bytes: Buffer): number {
  const head = findBox(bytes, ['moov', 'mvhd'])
  if (head === null) return 0
  const at = head.contentStart + (isLong(bytes, head) ? 20 : 12)
  const ticks = isLong(bytes, head) ? Number(bytes.readBigUInt64BE(at + 4)) : bytes.readUInt32BE(at + 4)
  return Math.round((ticks * 1_000) / bytes.readUInt32BE(at))
}

const tracksOf = (bytes: Buffer, moov: Box): readonly Box[] => readBoxes(bytes, moov.contentStart, moov.end).filter(({ type }) => type === 'trak')

function emptyTable(bytes: Buffer, { contentStart, end }: Box): TrackTable {
  const head = findBox(bytes, ['tkhd'], contentStart, end)
  const media = findBox(bytes, ['mdia', 'mdhd'], contentStart, end)
  const id = head === null ? 0 : bytes.readUInt32BE(head.contentStart + (isLong(bytes, head) ? 20 : 12))
  const timescale = media === null ? 1 : bytes.readUInt32BE(media.contentStart + (isLong(bytes, media) ? 20 : 12))
  return { id, timescale, startTicks: -1, endTicks: 0, lastTicks: 0, durations: [], sizes: [], keys: [], chunks: [] }
}

/** Version 1 of a header has times of 64 bits. */
const isLong = (bytes: Buffer, { contentStart }: Box): boolean => bytes.readUInt8(contentStart) === 1

/** A run may begin later than the last one ended: its last sample lasts until then. */
function addRun(table: TrackTable, { startTicks, dataOffset, samples }: Run, moofAt: number): void {
  if (samples.length === 0) return
  if (table.startTicks < 0) table.startTicks = startTicks
  else stretchLast(table, startTicks - table.endTicks)
  table.endTicks = startTicks
  table.chunks.push({ at: moofAt + dataOffset, samples: samples.length })
  for (const { durationTicks, bytes, key } of samples) {
    table.sizes.push(bytes)
    if (key) table.keys.push(table.sizes.length)
    addDuration(table, durationTicks)
    table.endTicks += durationTicks
  }
}

function addDuration({ durations }: TrackTable, ticks: number): void {
  const last = durations.at(-1)
  if (last?.ticks === ticks) last.count += 1
  else durations.push({ count: 1, ticks })
}

function stretchLast(table: TrackTable, byTicks: number): void {
  const last = table.durations.at(-1)
  if (last === undefined || byTicks === 0) return
  last.count -= 1
  if (last.count === 0) table.durations.pop()
  addDuration(table, Math.max(0, last.ticks + byTicks))
}

const tableBytes = ({ durations, sizes, keys, chunks }: TrackTable): number => TABLE_HEADS_BYTES + durations.length * 8 + sizes.length * 4 + keys.length * 4 + chunks.length * 20
const TABLE_HEADS_BYTES = 200

function writeMoov(bytes: Buffer, moov: Box, tables: ReadonlyMap<number, TrackTable>, durationMs: number): Buffer {
  const head = findBox(bytes, ['moov', 'mvhd'])
  const movieScale = head === null ? 1_000 : bytes.readUInt32BE(head.contentStart + (isLong(bytes, head) ? 20 : 12))
  const movieTicks = Math.round((durationMs * movieScale) / 1_000)
  return writeBox('moov', ...readBoxes(bytes, moov.contentStart, moov.end).flatMap((box) => {
    if (box.type === 'mvex') return []
    if (box.type === 'mvhd') return [withDuration(bytes, box, movieTicks, 16)]
    const table = box.type === 'trak' ? tables.get(emptyTable(bytes, box).id) : undefined
    return [table === undefined ? bytes.subarray(box.start, box.end) : writeTrak(bytes, box, table, movieScale)]
  }))
}

function writeTrak(bytes: Buffer, trak: Box, table: TrackTable, movieScale: number): Buffer {
  const ticks = Math.round(((table.endTicks - Math.max(0, table.startTicks)) * movieScale) / table.timescale)
  const delayTicks = Math.round((Math.max(0, table.startTicks) * movieScale) / table.timescale)
  const boxes = readBoxes(bytes, trak.contentStart, trak.end).filter(({ type }) => type !== 'edts')
  return writeBox('trak', ...boxes.flatMap((box) => {
    if (box.type === 'tkhd') return [withDuration(bytes, box, ticks + delayTicks, 20), ...(delayTicks === 0 ? [] : [writeDelay(delayTicks, ticks)])]
    return [box.type === 'mdia' ? writeMedia(bytes, box, table) : bytes.subarray(box.start, box.end)]
  }))
}

/** An edit list: nothing for a while, then the track from its first sample (8.6.6). */
function writeDelay(delayTicks: number, ticks: number): Buffer {
  const list = Buffer.alloc(8 + 2 * 12)
  list.writeUInt32BE(2, 4)
  list.writeUInt32BE(delayTicks, 8)
  list.writeInt32BE(-1, 12)
  list.writeUInt16BE(1, 16)
  list.writeUInt32BE(ticks, 20)
  list.writeUInt16BE(1, 28)
  return writeBox('edts', writeBox('elst', list))
}

function writeMedia(bytes: Buffer, box: Box, table: TrackTable): Buffer {
  const inside = readBoxes(bytes, box.contentStart, box.end)
  return writeBox(box.type, ...inside.map((each) => {
    if (each.type === 'mdhd') return withDuration(bytes, each, table.endTicks - Math.max(0, table.startTicks), 16)
    if (each.type === 'minf') return writeMedia(bytes, each, table)
    return each.type === 'stbl' ? writeTables(bytes, each, table) : bytes.subarray(each.start, each.end)
  }))
}

/** The codec's description as it was, and tables with the samples (8.5 to 8.7). */
function writeTables(bytes: Buffer, stbl: Box, { durations, sizes, keys, chunks }: TrackTable): Buffer {
  const description = findBox(bytes, ['stsd'], stbl.contentStart, stbl.end)
  const runs = chunks.filter(({ samples }, index) => samples !== chunks[index - 1]?.samples)
  return writeBox('stbl',
    description === null ? Buffer.alloc(0) : bytes.subarray(description.start, description.end),
    writeTable('stts', durations.flatMap(({ count, ticks }) => [count, ticks]), durations.length),
    ...(keys.length === sizes.length ? [] : [writeTable('stss', keys)]),
    writeTable('stsc', runs.flatMap((chunk) => [chunks.indexOf(chunk) + 1, chunk.samples, 1]), runs.length),
    writeTable('stsz', [sizes.length, ...sizes], 0),
    writeTable('co64', chunks.flatMap(({ at }) => [Math.floor(at / 2 ** 32), at >>> 0]), chunks.length),
  )
}

/** A full box of numbers of 32 bits, `count` in front. */
function writeTable(type: string, numbers: readonly number[], count = numbers.length): Buffer {
  const content = Buffer.alloc(8 + numbers.length * 4)
  content.writeUInt32BE(count, 4)
  numbers.forEach((each, index) => content.writeUInt32BE(each, 8 + index * 4))
  return writeBox(type, content)
}

/** A header with its duration put in, `at` bytes into its content in version 0. */
function withDuration(bytes: Buffer, box: Box, ticks: number, at: number): Buffer {
  const copy = Buffer.from(bytes.subarray(box.start, box.end))
  const start = box.contentStart - box.start
  if (isLong(bytes, box)) copy.writeBigUInt64BE(BigInt(ticks), start + at + 8)
  else copy.writeUInt32BE(Math.min(ticks, 0xffffffff), start + at)
  return copy
}
