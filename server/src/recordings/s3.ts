import { createHash } from 'node:crypto'
import { createReadStream, type ReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { GetObjectCommandInput, S3ClientConfig } from '@aws-sdk/client-s3'
import { createScope } from '#shared/kernel/scope'
import { hurried, inTime, untilStalled } from './in-time.ts'
import { createPieceReading, type ReadPiece } from './in-pieces.ts'
import { StorageFailure, type Objects } from './objects.ts'
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
/** Each is held while a piece comes, and by no reader that pauses. */
const READING_CONNECTIONS = 256
/** Of the mover, and of short questions: they never wait behind readers. */
const OTHER_CONNECTIONS = 64
/** An object that is never there. */
const NOTHING = 'nothing'
/** In seconds since 1970 with fractions, as others write it too. */
const MODIFIED = 'mtime'

/** Loads Amazon's client, which a server without S3 never does, and opens the bucket; nothing is asked of it yet. */
export async function openS3(needs: S3Needs): Promise<Objects> {
  const { S3Client, PutObjectCommand, HeadObjectCommand, GetObjectCommand, DeleteObjectCommand } = await import('@aws-sdk/client-s3')
  const client = new S3Client(settingsOf(needs, OTHER_CONNECTIONS))
  const reading = new S3Client(settingsOf(needs, READING_CONNECTIONS))
  const placed = (name: string) => ({ Bucket: needs.bucket, Key: needs.prefix + name })
  const getBy = (whose: typeof client) => async (name: string, wish: Pick<GetObjectCommandInput, 'Range' | 'IfMatch'>): Promise<Readable> => {
    const { Body } = await hurried(ANSWER_MS, (abortSignal) => whose.send(new GetObjectCommand({ ...placed(name), ...wish }), { abortSignal }))
    if (!(Body instanceof Readable)) throw new Error('an object without a body')
    return Body
  }
  const readText = (name: string): Promise<string | null> => unlessMissing(async () => (await collect(await getBy(client)(name, {}), null)).toString('utf8'))
  const readPiece = (name: string, version: string | null): ReadPiece => (start, end) => named(async () => {
    const wish = { Range: `bytes=${start}-${end}`, ...(version === null ? {} : { IfMatch: version }) }
    return collect(await getBy(reading)(name, wish), end - start + 1)
  })
  const readInPieces = createPieceReading()
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
      const { ContentLength: bytes = 0, LastModified, Metadata, ETag } = await hurried(ANSWER_MS, (abortSignal) => client.send(new HeadObjectCommand(placed(name)), { abortSignal }))
      return { bytes, modifiedAt: modifiedAt(Metadata?.[MODIFIED]) ?? LastModified?.getTime() ?? 0, version: versionOf(ETag) }
    }),
    read: (name, version, start, end) => readInPieces(readPiece(name, version), start, end),
    readText,
    remove: (name) => named(async () => {
      await hurried(ANSWER_MS, (abortSignal) => client.send(new DeleteObjectCommand(placed(name)), { abortSignal }))
    }),
  }
}

const settingsOf = ({ endpoint, region, style, accessKey, secretKey }: S3Needs, maxSockets: number): S3ClientConfig => ({
  endpoint,
  region,
  forcePathStyle: style === 'path',
  credentials: { accessKeyId: accessKey, secretAccessKey: secretKey },
  maxAttempts: 2,
  requestHandler: { connectionTimeout: CONNECT_MS, httpAgent: { maxSockets }, httpsAgent: { maxSockets } },
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

/** A weak one names no bytes: no condition may be put on it (RFC 9110, 13.1.1). */
const versionOf = (etag: string | undefined): string | null => (etag === undefined || etag.startsWith('W/') ? null : etag)

/** A list may grow while it is sent. */
const readTo = (path: string, bytes: number): ReadStream => createReadStream(path, { end: Math.max(0, bytes - 1) })

async function digest(path: string, bytes: number): Promise<string> {
  const hash = createHash('md5')
  await pipeline(readTo(path, bytes), hash)
  return hash.digest('base64')
}

/** All that comes; with `bytes`, so many of them, or it is not what was asked for. */
async function collect(body: Readable, bytes: number | null): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  let came = 0
  for await (const chunk of chunksOf(body)) {
    chunks.push(chunk)
    came += chunk.length
    if (bytes !== null && came > bytes) break
  }
  if (bytes !== null && came !== bytes) throw new StorageFailure('storage/broken', 'SizeDiffers')
  return Buffer.concat(chunks)
}

/** Given up when nothing comes. */
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
