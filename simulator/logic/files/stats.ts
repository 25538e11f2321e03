import type { FileStore } from './store.ts'

/** https://developers.weixin.qq.com/miniprogram/dev/api/file/Stats.html */
export interface Stats {
  readonly mode: number
  readonly size: number
  readonly lastAccessedTime: number
  readonly lastModifiedTime: number
  isDirectory(): boolean
  isFile(): boolean
}

/** POSIX's `st_mode`: a plain file or a folder, which its owner may read and write. */
const FILE_MODE = 0o100644
const FOLDER_MODE = 0o040755

/** What is known of a file or folder; null if it is not there. */
export function statsOf(path: string, store: FileStore): Stats | null {
  const file = store.file(path)
  if (!file && !store.isFolder(path)) return null
  const seconds = Math.floor((file?.changedAt ?? 0) / 1_000)
  return {
    mode: file ? FILE_MODE : FOLDER_MODE,
    size: file?.bytes.length ?? 0,
    lastAccessedTime: seconds,
    lastModifiedTime: seconds,
    isDirectory: () => !file,
    isFile: () => file !== undefined,
  }
}
