import { failure, success, type Result } from '#shared/kernel/result'
import type { CallFailure } from '../../border/calls.ts'
import { bufferOf, bytesIn } from './bytes.ts'
import { descriptorOperations } from './descriptors.ts'
import { readingOperations, writingOperations, type Operation } from './operations.ts'
import { createFileStore, extensionOf, isPackaged, plainPath, type FileNeeds, type FileStore } from './store.ts'
import { typeOf } from './types.ts'
import { zipOperations } from './zip-operations.ts'

/** The files of one mini-program: temporary, saved, its user's, and read-only its package's. */
export interface FileSystem {
  readonly store: FileStore
  /** The methods of `FileSystemManager` that answer once; the others are the same at once. */
  readonly operations: Readonly<Record<string, Operation>>
  /** Any file's bytes, for APIs that take a path. */
  read(path: string): Result<{ readonly bytes: Uint8Array; readonly type: string; readonly packaged: boolean }, CallFailure>
  /** Keeps bytes as a temporary file and tells its path. */
  keep(bytes: ArrayBuffer, extension: string): Result<string, CallFailure>
}

/** The file system over its store. */
export function createFileSystem(needs: FileNeeds): FileSystem {
  const store = createFileStore(needs)
  return {
    store,
    operations: { ...readingOperations(store), ...writingOperations(store), ...descriptorOperations(store), ...zipOperations(store) },
    read(given) {
      const path = plainPath(given)
      const file = store.file(path)
      return file ? success({ bytes: file.bytes, type: typeOf(extensionOf(path)), packaged: isPackaged(path) }) : failure({ why: `file doesn't exist: ${given}` })
    },
    keep(bytes, extension) {
      const path = store.fresh('temporary', extension)
      const put = store.put(path, new Uint8Array(bufferOf(bytesIn(bytes) ?? new Uint8Array())))
      return put.ok ? success(path) : put
    },
  }
}
