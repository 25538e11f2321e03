import { fork } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Scope } from '#shared/kernel/scope'
import { openTcpDoor, type TcpDoor } from './net-cut.ts'
import { root } from './tree.ts'

/** The one account of the storage; no word of any log may be one of these. */
export const S3_KEYS = { accessKey: 'LMACCESS0123456789AB', secretKey: 'lmSecret/0123456789abcdefghijklmnopqrstuv' }

/** An S3 storage behind a door that can be slammed. */
export interface S3Server {
  readonly door: TcpDoor
  /** For `--recordings-s3`. */
  readonly address: string
  readonly env: Readonly<Record<string, string>>
  /** What lies in the bucket under the prefix, by name: what is whole. */
  objects(): readonly string[]
  bytesOf(name: string): Buffer | null
}

/** Starts it with an empty bucket `films`. */
export async function startS3(scope: Scope): Promise<S3Server> {
  const directory = mkdtempSync(join(tmpdir(), 'lianmai-s3-'))
  const child = fork(join(root, 'test/support/s3-entry.ts'), [directory, '0', S3_KEYS.accessKey, S3_KEYS.secretKey], { execArgv: ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON'] })
  scope.onEnd(() => {
    child.kill('SIGKILL')
    rmSync(directory, { recursive: true, force: true })
  })
  const [port] = (await Promise.race([once(child, 'message'), once(child, 'exit').then(() => { throw new Error('the S3 server ended') })])) as [number]
  const door = await openTcpDoor(scope, port)
  const place = join(directory, 'films', PREFIX)
  const pathOf = (name: string): string => join(place, `${name}${OBJECT}`)
  return {
    door,
    address: `http://127.0.0.1:${door.port}/films/${PREFIX}`,
    env: { LIANMAI_RECORDINGS_S3_ACCESS_KEY: S3_KEYS.accessKey, LIANMAI_RECORDINGS_S3_SECRET_KEY: S3_KEYS.secretKey },
    objects: () => (existsSync(place) ? readdirSync(place, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith(OBJECT) && statSync(join(place, name)).isFile()).map((name) => name.slice(0, -OBJECT.length)).sort() : []),
    bytesOf: (name) => (existsSync(pathOf(name)) ? readFileSync(pathOf(name)) : null),
  }
}

const PREFIX = 'some/place'
/** How the server names the file of an object. */
const OBJECT = '._S3rver_object'
