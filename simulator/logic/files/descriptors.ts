import * as v from 'valibot'
import { success } from '#shared/kernel/result'
import { bufferOf, bytesIn } from './bytes.ts'
import { bytesFrom, operation, refusedPlace, resized, type Operation } from './operations.ts'
import { alreadyThere, badDescriptor, badFlag, isFolderRefusal, noFile, outOfRange, tooManyOpen } from './refusals.ts'
import { statsOf } from './stats.ts'
import { plainPath, type FileStore } from './store.ts'
import { ENCODINGS } from './text.ts'

/** What each flag of `open` allows, as POSIX has them. */
const FLAGS = {
  a: { reads: false, writes: true, appends: true, makes: true, empties: false, fresh: false },
  ax: { reads: false, writes: true, appends: true, makes: true, empties: false, fresh: true },
  'a+': { reads: true, writes: true, appends: true, makes: true, empties: false, fresh: false },
  'ax+': { reads: true, writes: true, appends: true, makes: true, empties: false, fresh: true },
  as: { reads: false, writes: true, appends: true, makes: true, empties: false, fresh: false },
  'as+': { reads: true, writes: true, appends: true, makes: true, empties: false, fresh: false },
  r: { reads: true, writes: false, appends: false, makes: false, empties: false, fresh: false },
  'r+': { reads: true, writes: true, appends: false, makes: false, empties: false, fresh: false },
  w: { reads: false, writes: true, appends: false, makes: true, empties: true, fresh: false },
  wx: { reads: false, writes: true, appends: false, makes: true, empties: true, fresh: true },
  'w+': { reads: true, writes: true, appends: false, makes: true, empties: true, fresh: false },
  'wx+': { reads: true, writes: true, appends: false, makes: true, empties: true, fresh: true },
} as const
type Flag = keyof typeof FLAGS

interface Open { readonly path: string; readonly flag: Flag; at: number }
const MOST_OPEN = 1_024

const fd = v.string()
const number = v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)))
const buffer = v.custom<ArrayBuffer>((value) => bytesIn(value) !== null, 'ArrayBuffer')

/** Files by number: opened, read and written in parts. */
export function descriptorOperations(store: FileStore): Readonly<Record<string, Operation>> {
  const open = new Map<string, Open>()
  return { ...openOperations(store, open), ...transferOperations(store, open) }
}

const bytesAt = ({ path }: Open, store: FileStore): Uint8Array => store.file(path)?.bytes ?? new Uint8Array()

function openOperations(store: FileStore, open: Map<string, Open>): Readonly<Record<string, Operation>> {
  let numbers = 10
  return {
    open: operation(v.object({ filePath: v.pipe(v.string(), v.transform(plainPath)), flag: v.optional(v.picklist(Object.keys(FLAGS).filter(isFlag)), 'r') }), ({ filePath, flag }) => {
      const mode = FLAGS[flag]
      const known = store.file(filePath)
      if (store.isFolder(filePath)) return isFolderRefusal(filePath)
      if (!known && !mode.makes) return noFile(filePath)
      if (known && mode.fresh) return alreadyThere(filePath)
      const refused = mode.writes ? refusedPlace(filePath, store) : null
      if (refused) return refused
      if (open.size >= MOST_OPEN) return tooManyOpen
      if (!known || mode.empties) store.put(filePath, new Uint8Array())
      const id = String(++numbers)
      open.set(id, { path: filePath, flag, at: 0 })
      return success({ fd: id })
    }),
    close: operation(v.object({ fd }), ({ fd: id }) => (open.delete(id) ? success({}) : badDescriptor)),
    fstat: operation(v.object({ fd }), ({ fd: id }) => {
      const stats = statsOf(open.get(id)?.path ?? '', store)
      return open.has(id) && stats ? success({ stats }) : badDescriptor
    }),
    ftruncate: operation(v.object({ fd, length: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)), 0) }), ({ fd: id, length }) => {
      const file = open.get(id)
      if (!file) return badDescriptor
      if (!FLAGS[file.flag].writes) return badFlag(file.flag)
      const put = store.put(file.path, resized(bytesAt(file, store), length))
      return put.ok ? success({}) : put
    }),
  }
}

function transferOperations(store: FileStore, open: ReadonlyMap<string, Open>): Readonly<Record<string, Operation>> {
  return {
    read: operation(v.object({ fd, arrayBuffer: buffer, offset: number, length: number, position: v.optional(v.number()) }), ({ fd: id, arrayBuffer, offset = 0, length, position }) => {
      const file = open.get(id)
      if (!file) return badDescriptor
      if (!FLAGS[file.flag].reads) return badFlag(file.flag)
      const target = bytesIn(arrayBuffer) ?? new Uint8Array()
      if (offset > target.length) return outOfRange('offset')
      if (length !== undefined && offset + length > target.length) return outOfRange('length')
      const from = position ?? file.at
      const part = bytesAt(file, store).subarray(from, from + (length ?? target.length - offset))
      target.set(part, offset)
      if (position === undefined) file.at += part.length
      return success({ bytesRead: part.length, arrayBuffer })
    }),
    write: operation(v.object({ fd, data: v.union([v.string(), buffer]), offset: number, length: number, position: number, encoding: v.optional(v.picklist(ENCODINGS)) }), ({ fd: id, data, offset = 0, length, position, encoding }) => {
      const file = open.get(id)
      if (!file) return badDescriptor
      if (!FLAGS[file.flag].writes) return badFlag(file.flag)
      const given = bytesFrom(data, encoding)
      const part = typeof data === 'string' ? given : given.subarray(offset, offset + (length ?? given.length))
      const known = bytesAt(file, store)
      const at = FLAGS[file.flag].appends ? known.length : (position ?? file.at)
      const whole = new Uint8Array(bufferOf(resized(known, Math.max(known.length, at + part.length))))
      whole.set(part, at)
      const put = store.put(file.path, whole)
      if (!put.ok) return put
      file.at = position === undefined ? at + part.length : file.at
      return success({ bytesWritten: part.length })
    }),
  }
}

const isFlag = (flag: string): flag is Flag => flag in FLAGS
