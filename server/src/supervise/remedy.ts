/** One line that names what is wrong and what helps, for whoever started the program; any other error is shown as it is. */
export function remedyOf(error: unknown, dataDir: string): string {
  const code = codeOf(error)
  const path = textOf(error, 'path') ?? dataDir
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${textOf(error, 'port') ?? '?'} is in use. Stop the program that holds it, or choose another port with ${optionOf(error)}.`
    case 'EADDRNOTAVAIL':
      return 'This machine has no such address. Choose another with --host.'
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return `${path} can't be written. Choose another directory with --data DIR.`
    case 'ENOSPC':
      return `The disk that holds ${path} is full. Free some space, or choose another directory with --data DIR.`
    case 'ENOTDIR':
    case 'EEXIST':
      return `${path} is not a directory. Choose another with --data DIR.`
    case 'ERR_SQLITE_ERROR':
      return sqliteRemedy(error, dataDir)
    default:
      return error instanceof Error ? error.message : 'The server could not start.'
  }
}

/** What the caller was about to bind, told by whoever tried. */
export class PortTaken extends Error {
  readonly code = 'EADDRINUSE'
  readonly port: number
  readonly option: string
  constructor(port: number, option: string) {
    super(`port ${port} is in use`)
    this.port = port
    this.option = option
  }
}

/** SQLite's own result codes (https://sqlite.org/rescode.html). */
const SQLITE_FULL = 13
const SQLITE_CORRUPT = 11
const SQLITE_NOTADB = 26

function sqliteRemedy(error: unknown, dataDir: string): string {
  const code = Number(textOf(error, 'errcode')) & 0xff
  if (code === SQLITE_FULL) return `The disk that holds ${dataDir} is full. Free some space, or choose another directory with --data DIR.`
  if (code === SQLITE_CORRUPT || code === SQLITE_NOTADB) return `The database in ${dataDir} is damaged. Put a backup in its place, or choose another directory with --data DIR.`
  return `The database in ${dataDir} can't be opened. Make the directory writable, or choose another with --data DIR.`
}

const optionOf = (error: unknown): string => (error instanceof PortTaken ? error.option : '--port')

const codeOf = (error: unknown): string | undefined => textOf(error, 'code')

function textOf(error: unknown, field: string): string | undefined {
  if (!(error instanceof Error)) return undefined
  const value: unknown = Reflect.get(error, field)
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined
}
