import { createHash } from 'node:crypto'
import { createReadStream, type ReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { S3ClientConfig } from '@aws-sdk/client-s3'
import { createScope } from '#shared/kernel/scope'
import { hurried, inTime, untilStalled } from './in-time.ts'
import type { Objects } from './objects.ts'
import { asStorageFailure, isMissing } from './s3-failure.ts'

/** A bucket, and who we are there; see `config`. */
export interface S3Needs {
  readonly endpoint: string
  readonly bucket: string
  readonly prefix: string
  readonly region: string
  readonly style: 'path' | 'host'
  readonly accessKey: string
  readonly secretKey: string
}

const CONNECT_MS = 5_000
/** For a question whose answer is short, with the library's repetitions. */
const ANSWER_MS = 15_000
/** Without a byte in either direction. */
const STALL_MS = 30_000
/** Readers hold a connection each while they play. */
const MAX_CONNECTIONS = 256
/** An object that is never there. */
const NOTHING = 'nothing'
/** In seconds since 1970 with fractions, as others write it too. */
const MODIFIED = 'mtime'

/** Loads Amazon's client, which a server without S3 never does, and opens the bucket; nothing is asked of it yet. */
export async function openS3(needs: S3Needs): Promise<Objects> {
  const { S3Client, PutObjectCommand, HeadObjectCommand, GetObjectCommand, DeleteObjectCommand } = await import('@aws-sdk/client-s3')
  const client = new S3Client(settingsOf(needs))
  const placed = (name: string) => ({ Bucket: needs.bucket, Key: needs.prefix + name })
  const get = async (name: string, range: { readonly Range?: string }): Promise<Readable> => {
    const { Body } = await hurried(ANSWER_MS, (abortSignal) => client.send(new GetObjectCommand({ ...placed(name), ...range }), { abortSignal }))
    if (!(Body instanceof Readable)) throw new Error('an object without a body')
    return Body
  }
  const readText = (name: string): Promise<string | null> => unlessMissing(async () => {
    const chunks: Uint8Array[] = []
    for await (const chunk of chunksOf(await get(name, {}))) chunks.push(chunk)
    return Buffer.concat(chunks).toString('utf8')
  })
  return {
    // A refused GET says why; a refused HEAD has no body to say it in.
    probe: async () => void (await readText(NOTHING)),
    async put(name, { path, bytes, modifiedAt: at, type }, signal) {
      const described = { ...placed(name), ContentLength: bytes, ContentMD5: await digest(path, bytes), ContentType: type, Metadata: { [MODIFIED]: String(at / 1_000) } }
      const Body = readTo(path, bytes)
      const broken = new Promise<never>((_, reject) => Body.once('error', reject))
      const sending = untilStalled(STALL_MS, () => Body.bytesRead, signal, (abortSignal) => client.send(new PutObjectCommand({ ...described, Body }), { abortSignal }))
      // What the disk refuses is thrown as it is: the storage is not to blame.
      await Promise.race([named(() => sending.finally(() => Body.destroy())), broken])
    },
    head: (name) => unlessMissing(async () => {
      const { ContentLength: bytes = 0, LastModified, Metadata } = await hurried(ANSWER_MS, (abortSignal) => client.send(new HeadObjectCommand(placed(name)), { abortSignal }))
      return { bytes, modifiedAt: modifiedAt(Metadata?.[MODIFIED]) ?? LastModified?.getTime() ?? 0 }
    }),
    read: (name, start, end) => named(async () => flowing(await get(name, { Range: `bytes=${start}-${end}` }))),
    readText,
    remove: (name) => named(async () => {
      await hurried(ANSWER_MS, (abortSignal) => client.send(new DeleteObjectCommand(placed(name)), { abortSignal }))
    }),
  }
}

const settingsOf = ({ endpoint, region, style, accessKey, secretKey }: S3Needs): S3ClientConfig => ({
  endpoint,
  region,
  forcePathStyle: style === 'path',
  credentials: { accessKeyId: accessKey, secretAccessKey: secretKey },
  maxAttempts: 2,
  requestHandler: { connectionTimeout: CONNECT_MS, httpAgent: { maxSockets: MAX_CONNECTIONS }, httpsAgent: { maxSockets: MAX_CONNECTIONS } },
  // Storages of others know Amazon's newer checksums not yet; ours is Content-MD5.
  requestChecksumCalculation: 'WHEN_REQUIRED',
  responseChecksumValidation: 'WHEN_REQUIRED',
})

async function named<Done>(act: () => Promise<Done>): Promise<Done> {
  try {
    return await act()
  } catch (error) {
    throw asStorageFailure(error)
  }
}

async function unlessMissing<Found>(look: () => Promise<Found>): Promise<Found | null> {
  try {
    return await look()
  } catch (error) {
    if (isMissing(error)) return null
    throw asStorageFailure(error)
  }
}

const modifiedAt = (seconds: string | undefined): number | null => {
  const at = Math.round(Number(seconds) * 1_000)
  return seconds !== undefined && Number.isFinite(at) ? at : null
}

/** A list may grow while it is sent. */
const readTo = (path: string, bytes: number): ReadStream => createReadStream(path, { end: Math.max(0, bytes - 1) })

async function digest(path: string, bytes: number): Promise<string> {
  const hash = createHash('md5')
  await pipeline(readTo(path, bytes), hash)
  return hash.digest('base64')
}

/** What a storage sends; given up when it is asked for more and sends nothing. A reader that pauses is waited for. */
function flowing(body: Readable): Readable {
  const stream = Readable.from(chunksOf(body), { objectMode: false })
  stream.once('close', () => body.destroy())
  return stream
}

async function* chunksOf(body: Readable): AsyncGenerator<Uint8Array> {
  const chunks: AsyncIterator<Uint8Array> = body[Symbol.asyncIterator]()
  const life = createScope()
  life.onEnd(() => body.destroy())
  try {
    for (;;) {
      const next = await inTime(STALL_MS, chunks.next())
      if (next.done === true) return
      yield next.value
    }
  } catch (error) {
    throw asStorageFailure(error)
  } finally {
    life.end()
  }
}
