import { StorageFailure, type StorageFailureCode } from './objects.ts'

/** What an error of Amazon's client says, read without trusting its shape. */
interface Said {
  readonly status: number
  readonly word: string
}

/** The object is not there; that the bucket is not there is another thing. */
export function isMissing(error: unknown): boolean {
  const { status, word } = saidBy(error)
  return status === 404 && word !== 'NoSuchBucket'
}

/** Its code and word; nothing else of it may reach a log. */
export function asStorageFailure(error: unknown): StorageFailure {
  if (error instanceof StorageFailure) return error
  const said = saidBy(error)
  return new StorageFailure(codeOf(said), said.word)
}

function codeOf({ status, word }: Said): StorageFailureCode {
  if (word === 'NoSuchBucket') return 'storage/no-bucket'
  if (status === 507 || /quota|storage ?full/i.test(word)) return 'storage/full'
  if (WRONG_PLACE.has(word) || (status >= 300 && status < 400)) return 'storage/wrong-place'
  if (BROKEN.has(word)) return 'storage/broken'
  return status === 401 || status === 403 ? 'storage/refused' : 'storage/away'
}

const WRONG_PLACE: ReadonlySet<string> = new Set(['AuthorizationHeaderMalformed', 'PermanentRedirect', 'IllegalLocationConstraintException', 'SecondLevelDomainForbidden'])

/** The last one: it is not the version that was asked for. */
const BROKEN: ReadonlySet<string> = new Set(['BadDigest', 'IncompleteBody', 'PreconditionFailed'])

function saidBy(error: unknown): Said {
  if (typeof error !== 'object' || error === null) return { status: 0, word: 'unknown' }
  const metadata = '$metadata' in error && typeof error.$metadata === 'object' && error.$metadata !== null ? error.$metadata : {}
  const status = 'httpStatusCode' in metadata && typeof metadata.httpStatusCode === 'number' ? metadata.httpStatusCode : 0
  const name = 'name' in error && typeof error.name === 'string' ? error.name : ''
  // The system's own words (`ECONNREFUSED`) say more than `Error`.
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  return { status, word: wordOf(status === 0 && code !== '' ? code : name) }
}

/** A word, never a sentence. */
const wordOf = (text: string): string => (/^[A-Za-z_]{1,60}$/.test(text) ? text : 'unknown')
