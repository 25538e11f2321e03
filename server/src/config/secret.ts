import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isNativeError } from 'node:util/types'

/** Shorter ones were not made by us. */
const MIN_BYTES = 32

/** The secret that all processes of one installation share: made at the first start, readable by its owner alone. */
export function readSecret(dataDir: string): Uint8Array {
  mkdirSync(dataDir, { recursive: true })
  const path = join(dataDir, 'secret')
  try {
    writeFileSync(path, randomBytes(MIN_BYTES).toString('hex'), { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if (!isThere(error)) throw error
  }
  const secret = Buffer.from(readFileSync(path, 'utf8').trim(), 'hex')
  if (secret.length < MIN_BYTES) throw new Error(`${path} holds no secret; delete it, and a new one is made`)
  return secret
}

const isThere = (error: unknown): boolean => isNativeError(error) && 'code' in error && error.code === 'EEXIST'
