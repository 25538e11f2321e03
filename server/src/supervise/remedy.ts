import { isNativeError } from 'node:util/types'

/** A port that another program holds; `option` chooses another one. */
export class PortTaken extends Error {
  readonly port: number
  readonly option: string
  constructor(port: number, option: string) {
    super(`Port ${port} is in use. Stop the program that holds it, or choose another port with ${option}.`)
    this.port = port
    this.option = option
  }
}

/** One line that names what is wrong and what helps, for whoever started the program; an unknown error is shown as it is. */
export function remedyOf(error: unknown, dataDir: string): string {
  if (!isNativeError(error)) return 'The server could not start.'
  const code = fieldOf(error, 'code')
  const path = fieldOf(error, 'path') ?? dataDir
  if (code === 'ERR_SQLITE_ERROR') return sqliteRemedy(Number(fieldOf(error, 'errcode')), dataDir)
  if (code === 'EADDRINUSE') return new PortTaken(Number(fieldOf(error, 'port')), '--port').message
  return REMEDIES[code ?? '']?.(path) ?? error.message
}

const unwritable = (path: string): string => `${path} can't be written. Choose another directory with --data DIR.`
const full = (path: string): string => `The disk that holds ${path} is full. Free some space, or choose another directory with --data DIR.`
const noDirectory = (path: string): string => `${path} is not a directory. Choose another with --data DIR.`
const damaged = (path: string): string => `The database in ${path} is damaged. Put a backup in its place, or choose another directory with --data DIR.`
const noAddress = (): string => 'This machine has no such address. Choose another with --host.'

/** By the codes of Node and the system. */
const REMEDIES: Readonly<Record<string, (path: string) => string>> = {
  EADDRNOTAVAIL: noAddress,
  ENOTFOUND: noAddress,
  EACCES: unwritable,
  EPERM: unwritable,
  EROFS: unwritable,
  ENOSPC: full,
  EDQUOT: full,
  ENOTDIR: noDirectory,
  EEXIST: noDirectory,
}

/** SQLite's own result codes (https://sqlite.org/rescode.html); the low byte is the kind. */
const SQLITE_FULL = 13
const SQLITE_CORRUPT = 11
const SQLITE_NOTADB = 26

function sqliteRemedy(code: number, dataDir: string): string {
  const kind = code & 0xff
  if (kind === SQLITE_FULL) return full(dataDir)
  return kind === SQLITE_CORRUPT || kind === SQLITE_NOTADB ? damaged(dataDir) : unwritable(dataDir)
}

function fieldOf(error: Error, field: string): string | undefined {
  const value: unknown = Reflect.get(error, field)
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined
}
