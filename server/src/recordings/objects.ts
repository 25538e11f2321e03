import type { Readable } from 'node:stream'

/** A file of this machine that becomes an object. */
export interface LocalFile {
  readonly path: string
  readonly bytes: number
  /** Milliseconds since 1970. */
  readonly modifiedAt: number
  readonly type: 'video/mp4' | 'application/x-ndjson'
}

/** What a storage knows of an object. */
export interface ObjectHead extends Pick<LocalFile, 'bytes' | 'modifiedAt'> {
  /** The storage's own word for what is in it (ETag), another one when that changes; null where it has none. */
  readonly version: string | null
}

/** An object storage, as little of it as recordings need. Everything has its deadline, and throws a `StorageFailure`. */
export interface Objects {
  /** Whether it would answer us: throws the reason if not, in the storage's own word. */
  probe(): Promise<void>
  /** Puts the file there whole or not at all, over what had its name; the signal gives it up. */
  put(name: string, file: LocalFile, signal: AbortSignal): Promise<void>
  /** Null if there is no such object. */
  head(name: string): Promise<ObjectHead | null>
  /** From `start` to `end`, both included, of this version: the stream breaks with a `StorageFailure` where there is another one. A reader that pauses holds nothing of the storage. */
  read(name: string, version: string | null, start: number, end: number): Promise<Readable>
  /** The whole of a small one; null if there is none. */
  readText(name: string): Promise<string | null>
  /** That there is none is no error. */
  remove(name: string): Promise<void>
}

/** Why a storage did not do what it was asked; for logs, and for ever. */
export type StorageFailureCode =
  /** No answer in time, or one that says later. */
  | 'storage/away'
  /** The keys are wrong, or have not the right to this. */
  | 'storage/refused'
  | 'storage/no-bucket'
  /** The bucket is in another region, or wants another style of address. */
  | 'storage/wrong-place'
  | 'storage/full'
  /** What was put there is not what it should be. */
  | 'storage/broken'

/** The one error of a storage. Holds nothing of what the storage said but its word for it: answers may repeat keys and signatures. */
export class StorageFailure extends Error {
  readonly code: StorageFailureCode
  /** The storage's own word, such as `SignatureDoesNotMatch`. */
  readonly word: string
  constructor(code: StorageFailureCode, word: string) {
    super(`${code} (${word})`)
    this.name = 'StorageFailure'
    this.code = code
    this.word = word
  }
}
