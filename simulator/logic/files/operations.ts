import * as v from 'valibot'
import { success } from '#shared/kernel/result'
import { parseArgs, type Answer } from '../wx/args.ts'
import { bufferOf, bytesIn, joined } from './bytes.ts'
import { alreadyThere, isFolderRefusal, mayNot, noFile, noFolder, noTemporary, notEmpty, outOfRange } from './refusals.ts'
import { statsOf } from './stats.ts'
import { extensionOf, isPackaged, isSaved, isTemporary, isUsers, parentOf, plainPath, USER_ROOT, type FileStore } from './store.ts'
import { decodeText, ENCODINGS, encodeText, type Encoding } from './text.ts'

/** One method of the file system: its options as the page gave them. */
export type Operation = (options: unknown) => Answer

const path = v.pipe(v.string(), v.transform(plainPath))
const count = v.optional(v.pipe(v.number(), v.integer()))
const content = v.union([v.string(), v.custom<ArrayBuffer>((value) => bytesIn(value) !== null, 'ArrayBuffer')])
const encoding = v.optional(v.picklist(ENCODINGS))
const yes = v.optional(v.boolean(), false)

/** An operation whose options are read first. */
export function operation<S extends v.GenericSchema>(schema: S, run: (args: v.InferOutput<S>) => Answer): Operation {
  return (options) => {
    const parsed = parseArgs(schema, options)
    return parsed.ok ? run(parsed.value) : parsed
  }
}

/** What is to be written, as bytes of their own. */
export const bytesFrom = (data: string | ArrayBuffer, encoded: Encoding = 'utf8'): Uint8Array => (typeof data === 'string' ? encodeText(data, encoded) : new Uint8Array(bufferOf(bytesIn(data) ?? new Uint8Array())))

/** Reading, and what is there. */
export function readingOperations(store: FileStore): Readonly<Record<string, Operation>> {
  return {
    access: operation(v.object({ path }), ({ path: at }) => (statsOf(at, store) ? success({}) : noFile(at))),
    readFile: operation(v.object({ filePath: path, encoding, position: count, length: count }), ({ filePath, encoding: into, position = 0, length }) => {
      const file = store.file(filePath)
      if (!file) return store.isFolder(filePath) ? isFolderRefusal(filePath) : noFile(filePath)
      const rest = file.bytes.length - position
      if (position < 0 || (rest <= 0 && position > 0)) return outOfRange('position')
      if (length !== undefined && (length < 1 || length > rest)) return outOfRange('length')
      const part = file.bytes.subarray(position, position + (length ?? rest))
      return success({ data: into === undefined ? bufferOf(part) : decodeText(part, into) })
    }),
    stat: operation(v.object({ path, recursive: yes }), ({ path: at, recursive }) => {
      const stats = statsOf(at, store)
      if (!stats) return noFile(at)
      if (!recursive || stats.isFile()) return success({ stats })
      return success({ stats: [{ path: '/', stats }, ...store.below(at).map((one) => ({ path: one.slice(at.length), stats: statsOf(one, store) }))] })
    }),
    readdir: operation(v.object({ dirPath: path }), ({ dirPath }) => {
      const files = store.list(dirPath)
      return files === null ? (store.file(dirPath) ? noFolder(dirPath) : noFile(dirPath)) : success({ files })
    }),
    getFileInfo: operation(v.object({ filePath: path }), ({ filePath }) => {
      const file = store.file(filePath)
      return file ? success({ size: file.bytes.length }) : noFile(filePath)
    }),
    getSavedFileList: operation(v.object({}), () => success({ fileList: store.saved() })),
  }
}

/** Where one may write: under the user's root, in a folder that is there. */
export function refusedPlace(at: string, store: FileStore): ReturnType<typeof mayNot> | null {
  if (!isUsers(at) || at === USER_ROOT) return mayNot(at)
  if (!store.isFolder(parentOf(at))) return noFile(at)
  return store.isFolder(at) ? isFolderRefusal(at) : null
}

/** Writing, moving and taking away. */
export function writingOperations(store: FileStore): Readonly<Record<string, Operation>> {
  const write = (at: string, bytes: Uint8Array): Answer => {
    const refused = refusedPlace(at, store)
    if (refused) return refused
    const put = store.put(at, bytes)
    return put.ok ? success({}) : put
  }
  return {
    writeFile: operation(v.object({ filePath: path, data: content, encoding }), ({ filePath, data, encoding: from }) => write(filePath, bytesFrom(data, from))),
    appendFile: operation(v.object({ filePath: path, data: content, encoding }), ({ filePath, data, encoding: from }) => {
      const file = store.file(filePath)
      return file ? write(filePath, joined(file.bytes, bytesFrom(data, from))) : noFile(filePath)
    }),
    truncate: operation(v.object({ filePath: path, length: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)), 0) }), ({ filePath, length }) => {
      const file = store.file(filePath)
      return file ? write(filePath, resized(file.bytes, length)) : noFile(filePath)
    }),
    copyFile: operation(v.object({ srcPath: path, destPath: path }), ({ srcPath, destPath }) => {
      const file = store.file(srcPath)
      return file ? write(destPath, file.bytes) : noFile(srcPath)
    }),
    unlink: operation(v.object({ filePath: path }), ({ filePath }) => {
      if (store.isFolder(filePath)) return isFolderRefusal(filePath)
      if (!store.file(filePath)) return noFile(filePath)
      if (isPackaged(filePath)) return mayNot(filePath)
      store.remove(filePath)
      return success({})
    }),
    rename: operation(v.object({ oldPath: path, newPath: path }), ({ oldPath, newPath }) => rename(oldPath, newPath, store)),
    ...folderOperations(store),
    ...savingOperations(store),
  }
}

/** The same bytes, cut, or with zeros behind them. */
export function resized(bytes: Uint8Array, length: number): Uint8Array {
  const whole = new Uint8Array(length)
  whole.set(bytes.subarray(0, length))
  return whole
}

function rename(oldPath: string, newPath: string, store: FileStore): Answer {
  const file = store.file(oldPath)
  const folder = store.isFolder(oldPath)
  if (!file && !folder) return noFile(oldPath)
  if (isPackaged(oldPath) || oldPath === USER_ROOT) return mayNot(oldPath)
  const refused = refusedPlace(newPath, store)
  if (refused) return refused
  if (folder && `${newPath}/`.startsWith(`${oldPath}/`)) return mayNot(newPath)
  const moved = [oldPath, ...store.below(oldPath)].map((from) => ({ to: newPath + from.slice(oldPath.length), file: store.file(from) }))
  for (const one of [oldPath, ...store.below(oldPath)]) store.remove(one)
  for (const one of moved) {
    if (one.file) store.put(one.to, one.file.bytes)
    else store.addFolder(one.to)
  }
  return success({})
}

function folderOperations(store: FileStore): Readonly<Record<string, Operation>> {
  return {
    mkdir: operation(v.object({ dirPath: path, recursive: yes }), ({ dirPath, recursive }) => {
      if (!isUsers(dirPath)) return mayNot(dirPath)
      if (store.file(dirPath)) return alreadyThere(dirPath)
      if (store.isFolder(dirPath)) return recursive ? success({}) : alreadyThere(dirPath)
      if (!recursive && !store.isFolder(parentOf(dirPath))) return noFile(dirPath)
      store.addFolder(dirPath)
      return success({})
    }),
    rmdir: operation(v.object({ dirPath: path, recursive: yes }), ({ dirPath, recursive }) => {
      if (store.file(dirPath)) return noFolder(dirPath)
      if (!store.isFolder(dirPath)) return noFile(dirPath)
      if (!isUsers(dirPath) || dirPath === USER_ROOT) return mayNot(dirPath)
      const inside = store.below(dirPath)
      if (inside.length > 0 && !recursive) return notEmpty(dirPath)
      for (const one of [...inside, dirPath]) store.remove(one)
      return success({})
    }),
  }
}

function savingOperations(store: FileStore): Readonly<Record<string, Operation>> {
  return {
    saveFile: operation(v.object({ tempFilePath: path, filePath: v.optional(path) }), ({ tempFilePath, filePath }) => {
      const file = isTemporary(tempFilePath) ? store.file(tempFilePath) : undefined
      if (!file) return noTemporary(tempFilePath)
      const refused = filePath === undefined ? null : refusedPlace(filePath, store)
      if (refused) return refused
      const savedFilePath = filePath ?? store.fresh('saved', extensionOf(tempFilePath))
      const put = store.put(savedFilePath, file.bytes)
      if (!put.ok) return put
      store.remove(tempFilePath)
      return success({ savedFilePath })
    }),
    removeSavedFile: operation(v.object({ filePath: path }), ({ filePath }) => {
      if (!isSaved(filePath) || !store.file(filePath)) return noFile(filePath)
      store.remove(filePath)
      return success({})
    }),
  }
}
