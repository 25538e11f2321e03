import { createHash, randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Readable } from 'node:stream'
import { createScope, type Scope } from '#shared/kernel/scope'
import { createPieceReading } from '../../../../server/src/recordings/in-pieces'
import type { Objects } from '../../../../server/src/recordings/objects'
import { openS3 } from '../../../../server/src/recordings/s3'
import { eventually } from '../../../support/eventually'

const FILM = randomBytes(8_000_000)
const etagOf = (content: Buffer) => `"${createHash('md5').update(content).digest('hex')}"`

let scope: Scope
let content: Buffer
let objects: Objects
/** Answers that are being sent, and all ranges that were asked for. */
let open: number
let ranges: string[]

beforeEach(async () => {
  scope = createScope()
  ;[content, open, ranges] = [FILM, 0, []]
  const storage = createServer(answer)
  await new Promise<void>((ready) => storage.listen(0, '127.0.0.1', ready))
  scope.onEnd(() => {
    storage.close()
    storage.closeAllConnections()
  })
  const { port } = storage.address() as AddressInfo
  objects = await openS3({ endpoint: `http://127.0.0.1:${port}`, bucket: 'films', prefix: '', region: 'us-east-1', style: 'path', accessKey: 'a', secretKey: 'b' })
})
afterEach(() => scope.end())

/** A storage of one object, whatever it is called. */
function answer({ method, headers }: IncomingMessage, reply: ServerResponse): void {
  const etag = etagOf(content)
  if (method === 'HEAD') return void reply.writeHead(200, { 'content-length': content.length, etag }).end()
  if (headers['if-match'] !== undefined && headers['if-match'] !== etag) return void reply.writeHead(412).end('<Error><Code>PreconditionFailed</Code></Error>')
  ranges.push(headers.range ?? 'whole')
  const [from = 0, to = content.length - 1] = (headers.range ?? '').match(/\d+/g)?.map(Number) ?? []
  open += 1
  reply.once('close', () => (open -= 1))
  const body = content.subarray(from, to + 1)
  reply.writeHead(206, { 'content-length': body.length, 'content-range': `bytes ${from}-${to}/${content.length}`, etag }).end(body)
}

const version = async () => (await objects.head('film'))?.version ?? null
const read = async (start: number, end: number) => objects.read('film', await version(), start, end)
async function all(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk)
  return Buffer.concat(chunks)
}

test('a film comes whole in pieces that grow, and a stretch of it exactly', async () => {
  expect((await all(await read(0, FILM.length - 1))).equals(FILM)).toBe(true)
  expect(ranges.slice(0, 3)).toEqual(['bytes=0-262143', 'bytes=262144-786431', 'bytes=786432-1835007'])
  expect(ranges.length).toBeLessThan(8)
  expect((await all(await read(300_000, 300_000))).equals(FILM.subarray(300_000, 300_001))).toBe(true)
  expect((await all(await read(7, 3_000_000))).equals(FILM.subarray(7, 3_000_001))).toBe(true)
})

test('three hundred readers that pause hold nothing of the storage: who asks now is answered now', async () => {
  const known = await version()
  const paused = await Promise.all(Array.from({ length: 300 }, () => objects.read('film', known, 0, FILM.length - 1)))
  for (const stream of paused) {
    stream.once('readable', () => stream.read(1))
    scope.onEnd(() => stream.destroy())
  }
  await eventually('nothing is being sent', () => open === 0 || null)
  const askedAt = performance.now()
  expect(await objects.head('film')).toMatchObject({ bytes: FILM.length })
  expect((await all(await read(0, 9))).equals(FILM.subarray(0, 10))).toBe(true)
  expect(performance.now() - askedAt).toBeLessThan(2_000)
}, 30_000)

test('of an object that changes in the middle nobody reads a mixture', async () => {
  const reading = await read(0, FILM.length - 1)
  content = randomBytes(8_000_000)
  await expect(all(reading)).rejects.toMatchObject({ code: 'storage/broken', word: 'PreconditionFailed' })
  const before = etagOf(FILM)
  await expect(objects.read('film', before, 0, 9)).rejects.toMatchObject({ code: 'storage/broken' })
  expect((await all(await read(0, 9))).equals(content.subarray(0, 10))).toBe(true)
})

test('a piece that is shorter or longer than asked for breaks the reading', async () => {
  content = FILM.subarray(0, 1_000)
  await expect(objects.read('film', null, 500, 1_500)).rejects.toMatchObject({ code: 'storage/broken', word: 'SizeDiffers' })
})

test('the more read at once, the smaller their pieces: all of them together hold what one may', async () => {
  const readInPieces = createPieceReading()
  const asked: number[] = []
  const piece = (start: number, end: number): Promise<Buffer> => {
    asked.push(end - start + 1)
    return Promise.resolve(Buffer.alloc(end - start + 1))
  }
  const others = await Promise.all(Array.from({ length: 1_023 }, () => readInPieces(piece, 0, 10_000_000)))
  const last = await readInPieces(piece, 0, 1_000_000)
  expect(asked.at(-1)).toBe(128 * 1024)
  for (const stream of [...others, last]) stream.destroy()
  await eventually('they are gone', async () => {
    asked.length = 0
    await all(await readInPieces(piece, 0, 10_000_000))
    return Math.max(...asked) === 2 * 1024 * 1024 || null
  })
})

test('a reading that cannot begin says so, and counts no more', async () => {
  const readInPieces = createPieceReading()
  for (let time = 0; time < 2_000; time += 1) await expect(readInPieces(() => Promise.reject(new Error('away')), 0, 9)).rejects.toThrow('away')
  const asked: number[] = []
  await all(await readInPieces((start, end) => {
    asked.push(end - start + 1)
    return Promise.resolve(Buffer.alloc(end - start + 1))
  }, 0, 10_000_000))
  expect(Math.max(...asked)).toBe(2 * 1024 * 1024)
})
