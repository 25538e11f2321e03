import { failure, success, type Result } from '#shared/kernel/result'
import type { CallFailure } from '../../border/calls.ts'
import { bufferOf } from './bytes.ts'

/** Documented: 200 MB for saved and user files together, and 4 GB of temporary ones, of which a bench holds less. */
export const MOST_KEPT_BYTES = 200 * 1024 * 1024
const MOST_TEMPORARY_BYTES = 512 * 1024 * 1024

/** `wx.env.USER_DATA_PATH`: below it a mini-program writes as it likes. */
export const USER_ROOT = 'wxfile://usr'
const SAVED = 'wxfile://store_'
const TEMPORARY = 'wxfile://tmp_'

/** One file: its bytes, and when they were changed, in milliseconds. */
export interface FileEntry { readonly bytes: Uint8Array; readonly changedAt: number }
type Done<T> = Result<T, CallFailure>

/** Files by their whole paths, and the folders under the user's root. */
export interface FileStore {
  file(path: string): FileEntry | undefined
  isFolder(path: string): boolean
  /** Names right under a folder; null if it is none. */
  list(folder: string): readonly string[] | null
  /** Paths of everything under a folder. */
  below(folder: string): readonly string[]
  put(path: string, bytes: Uint8Array): Done<null>
  addFolder(path: string): void
  remove(path: string): void
  /** A path for a file that is not there yet. */
  fresh(kind: 'saved' | 'temporary', extension: string): string
  saved(): readonly { readonly filePath: string; readonly size: number; readonly createTime: number }[]
}

/** Supplied by the start of the logic layer. */
export interface FileNeeds {
  readonly kept: Iterable<readonly [path: string, bytes: ArrayBuffer]>
  /** The mini-program's own files: how long each is, and its bytes where they can be had. */
  readonly packageFiles: Readonly<Record<string, { readonly bytes: number }>>
  readPackage(path: string): ArrayBuffer | null
  write(path: string, bytes: ArrayBuffer | null): void
  now(): number
}

/** Where a path leads: temporary files, saved ones, the user's own, the package's. */
export const isTemporary = (path: string): boolean => path.startsWith(TEMPORARY)
export const isSaved = (path: string): boolean => path.startsWith(SAVED)
export const isUsers = (path: string): boolean => path === USER_ROOT || path.startsWith(`${USER_ROOT}/`)
export const isPackaged = (path: string): boolean => !/^\w+:\/\//.test(path)

/** Files in memory; what stays is written through to the phone. */
export function createFileStore({ kept, packageFiles, readPackage, write, now }: FileNeeds): FileStore {
  const files = new Map<string, FileEntry>()
  const folders = new Set([USER_ROOT])
  let made = 0
  const addFolder = (path: string): void => {
    for (let at = path; isUsers(at); at = parentOf(at)) folders.add(at)
  }
  for (const [path, bytes] of kept) {
    files.set(path, { bytes: new Uint8Array(bytes), changedAt: now() })
    addFolder(parentOf(path))
  }
  const total = (temporary: boolean): number => [...files].reduce((sum, [path, { bytes }]) => sum + (isTemporary(path) === temporary ? bytes.length : 0), 0)
  const everyPath = (folder: string): readonly string[] => (isPackaged(folder) ? Object.keys(packageFiles) : [...files.keys(), ...folders])
  const below = (folder: string): readonly string[] => everyPath(folder).filter((path) => path.startsWith(folder === '' ? '' : `${folder}/`))
  const isFolder = (path: string): boolean => (isPackaged(path) ? below(path).length > 0 : folders.has(path))
  return {
    isFolder,
    below,
    addFolder,
    file: (path) => files.get(path) ?? (isPackaged(path) ? packaged(path, packageFiles, readPackage) : undefined),
    list: (folder) => (isFolder(folder) ? [...new Set(below(folder).map((path) => path.slice(folder === '' ? 0 : folder.length + 1).split('/')[0] ?? ''))] : null),
    put(path, bytes) {
      const temporary = isTemporary(path)
      if (total(temporary) - (files.get(path)?.bytes.length ?? 0) + bytes.length > (temporary ? MOST_TEMPORARY_BYTES : MOST_KEPT_BYTES)) return failure({ why: 'the maximum size of the file storage limit is exceeded', errno: 1300202 })
      files.set(path, { bytes, changedAt: now() })
      if (!temporary) write(path, bufferOf(bytes))
      return success(null)
    },
    remove(path) {
      folders.delete(path)
      if (files.delete(path) && !isTemporary(path)) write(path, null)
    },
    fresh: (kind, extension) => `${kind === 'saved' ? SAVED : TEMPORARY}${now().toString(36)}_${(++made).toString(36)}${extension === '' ? '' : `.${extension}`}`,
    saved: () => [...files].filter(([path]) => isSaved(path)).map(([filePath, { bytes, changedAt }]) => ({ filePath, size: bytes.length, createTime: Math.floor(changedAt / 1_000) })),
  }
}

function packaged(path: string, files: FileNeeds['packageFiles'], read: FileNeeds['readPackage']): FileEntry | undefined {
  const bytes = Object.hasOwn(files, path) ? read(path) : null
  return bytes === null ? undefined : { bytes: new Uint8Array(bytes), changedAt: 0 }
}

/** The folder that a path lies in. */
export const parentOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')))
/** The end of a name, in small letters, without its dot. */
export const extensionOf = (path: string): string => /\.([a-z0-9]{1,8})$/i.exec(path)?.[1]?.toLowerCase() ?? ''

/** One spelling for each path: no slashes that say nothing, `..` resolved inside its root. */
export function plainPath(given: string): string {
  const [, root = '', rest = ''] = /^(\w+:\/\/)?(.*)$/s.exec(given) ?? []
  const parts: string[] = []
  for (const part of rest.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '' && part !== '.') parts.push(part)
  }
  return root + parts.join('/')
}
