import { createServer } from 'node:net'
import { createScope } from '#shared/kernel/scope'
import { hurried, inTime, TooLate, untilStalled } from '../../../../server/src/recordings/in-time'
import { openS3 } from '../../../../server/src/recordings/s3'
import { asStorageFailure, isMissing } from '../../../../server/src/recordings/s3-failure'
import { pause } from '../../../support/eventually'

const never = <Came>(): Promise<Came> => new Promise<Came>(() => undefined)

test('what comes in time comes, what does not is too late and told to stop', async () => {
  expect(await inTime(50, Promise.resolve(1))).toBe(1)
  await expect(inTime(20, never())).rejects.toBeInstanceOf(TooLate)
  await expect(inTime(20, Promise.reject(new Error('own')))).rejects.toThrow('own')
  let stopped = false
  await expect(hurried(20, (signal) => {
    signal.addEventListener('abort', () => (stopped = true))
    return never()
  })).rejects.toBeInstanceOf(TooLate)
  expect(stopped).toBe(true)
})

test('progress is waited for, a standstill is not', async () => {
  let sent = 0
  const outer = new AbortController()
  const moving = setInterval(() => (sent += 1), 200)
  expect(await untilStalled(1_500, () => sent, outer.signal, () => pause(2_500).then(() => 'done'))).toBe('done')
  clearInterval(moving)
  await expect(untilStalled(1_500, () => sent, outer.signal, never)).rejects.toBeInstanceOf(TooLate)
  setTimeout(() => outer.abort(), 20)
  await expect(untilStalled(60_000, () => sent, outer.signal, never)).rejects.toBeInstanceOf(TooLate)
  await expect(untilStalled(60_000, () => sent, outer.signal, never)).rejects.toBeInstanceOf(TooLate)
})

test.each([
  [{ name: 'NoSuchBucket', $metadata: { httpStatusCode: 404 } }, 'storage/no-bucket', 'NoSuchBucket'],
  [{ name: 'SignatureDoesNotMatch', message: 'key LM123', AWSAccessKeyId: 'LM123', $metadata: { httpStatusCode: 403 } }, 'storage/refused', 'SignatureDoesNotMatch'],
  [{ name: 'AuthorizationHeaderMalformed', $metadata: { httpStatusCode: 400 } }, 'storage/wrong-place', 'AuthorizationHeaderMalformed'],
  [{ name: 'Unknown', $metadata: { httpStatusCode: 301 } }, 'storage/wrong-place', 'Unknown'],
  [{ name: 'XMinioStorageFull', $metadata: { httpStatusCode: 507 } }, 'storage/full', 'XMinioStorageFull'],
  [{ name: 'BadDigest', $metadata: { httpStatusCode: 400 } }, 'storage/broken', 'BadDigest'],
  [{ name: 'SlowDown', $metadata: { httpStatusCode: 503 } }, 'storage/away', 'SlowDown'],
  [Object.assign(new Error('connect ECONNREFUSED 10.0.0.2'), { code: 'ECONNREFUSED' }), 'storage/away', 'ECONNREFUSED'],
  [new TooLate(), 'storage/away', 'TooLate'],
  [{ name: 'A whole sentence with LM123' }, 'storage/away', 'unknown'],
  ['text', 'storage/away', 'unknown'],
])('%j is %s', (error, code, word) => {
  const failure = asStorageFailure(error)
  expect([failure.code, failure.word, failure.message]).toEqual([code, word, `${code} (${word})`])
  expect(isMissing(error)).toBe(false)
})

test('a missing object is missing', () => expect(isMissing({ name: 'NotFound', $metadata: { httpStatusCode: 404 } })).toBe(true))

test('a storage that takes the question and never answers is away, within its time', async () => {
  const life = createScope()
  const silent = createServer((socket) => void life.onEnd(() => socket.destroy()))
  await new Promise<void>((ready) => silent.listen(0, '127.0.0.1', ready))
  life.onEnd(() => silent.close())
  const { port } = silent.address() as { readonly port: number }
  const objects = await openS3({ endpoint: `http://127.0.0.1:${port}`, bucket: 'films', prefix: '', region: 'us-east-1', style: 'path', accessKey: 'a', secretKey: 'b' })
  const began = Date.now()
  await expect(objects.head('x')).rejects.toMatchObject({ code: 'storage/away', word: 'TooLate' })
  expect(Date.now() - began).toBeLessThan(20_000)
  life.end()
}, 30_000)
