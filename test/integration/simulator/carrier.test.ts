import { createServer, type Server } from 'node:net'
import { createScope, type Scope } from '#shared/kernel/scope'
import { CONDITIONS } from '../../../simulator/border/network'
import { eventually } from '../../support/eventually'
import type { StreamNews } from '../../../simulator/border/carrier'
import { readOrder, startStream } from '../../../simulator/carrier/live-stream'
import { createNetworkPath } from '../../../simulator/carrier/path'
import { createPhones } from '../../../simulator/carrier/phones'

let scope: Scope
beforeEach(() => {
  scope = createScope()
})
afterEach(() => scope.end())

const clock = { now: () => performance.now(), random: () => 0.5 }

/** A server that sends back what it gets; its port. */
async function echo(): Promise<number> {
  const server: Server = createServer((socket) => void socket.pipe(socket).on('error', () => undefined))
  scope.onEnd(() => void server.close())
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return typeof address === 'object' && address !== null ? address.port : 0
}

const answered = (path: ReturnType<typeof createNetworkPath>, port: number, bytes: Buffer): Promise<{ readonly same: boolean; readonly ms: number }> => new Promise((resolve, reject) => {
  const began = performance.now()
  const got: Buffer[] = []
  const socket = path.dial({ host: '127.0.0.1', port })
  socket.on('connect', () => socket.write(bytes))
  socket.on('error', reject)
  socket.on('data', (piece: Buffer) => {
    got.push(piece)
    const all = Buffer.concat(got)
    if (all.length < bytes.length) return
    socket.destroy()
    resolve({ same: all.equals(bytes), ms: performance.now() - began })
  })
})

test.each(Object.values(CONDITIONS).filter(({ away }) => !away))('bytes stay whole and in order on $id', async (conditions) => {
  const path = createNetworkPath(clock, scope)
  path.change(conditions)
  const bytes = Buffer.from(Array.from({ length: 40_000 }, (_, index) => (index * 7) % 251))
  expect(await answered(path, await echo(), bytes)).toMatchObject({ same: true })
})

/** What a phone sends as it is made, message by message; answers their numbers as they came. */
async function sentSteadily(conditions: (typeof CONDITIONS)[keyof typeof CONDITIONS], { messages, bytes, everyMs }: { readonly messages: number; readonly bytes: number; readonly everyMs: number }) {
  const path = createNetworkPath({ now: clock.now, random: Math.random }, scope)
  path.change(conditions)
  const got: number[] = []
  let rest: Buffer = Buffer.alloc(0)
  const server = createServer((socket) => void socket.on('data', (piece) => {
    rest = Buffer.concat([rest, piece])
    for (; rest.length >= bytes; rest = rest.subarray(bytes)) got.push(rest.readUInt32BE(0))
  }))
  scope.onEnd(() => void server.close())
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const socket = path.dial({ host: '127.0.0.1', port: typeof address === 'object' && address !== null ? address.port : 0 })
  socket.on('error', () => undefined)
  await new Promise((resolve) => socket.on('connect', resolve))
  for (let number = 0; number < messages; number += 1) {
    const message = Buffer.alloc(bytes)
    message.writeUInt32BE(number)
    socket.write(message)
    await new Promise((resolve) => setTimeout(resolve, everyMs))
  }
  await eventually('all messages', async () => got.length === messages || null, 15_000)
  return got
}

test.each(['4g', 'loss', 'weak'] as const)('small messages stay in order on %s, also when their delays differ', async (id) => {
  const got = await sentSteadily(CONDITIONS[id], { messages: 200, bytes: 400, everyMs: 5 })
  expect(got).toEqual([...got].sort((one, other) => one - other))
  expect(new Set(got).size).toBe(200)
})

test.each(['4g', 'loss'] as const)('%s carries a camera: what is sent does not pile up at the phone', async (id) => {
  const path = createNetworkPath({ now: clock.now, random: Math.random }, scope)
  path.change(CONDITIONS[id])
  const socket = path.dial({ host: '127.0.0.1', port: await echo() })
  socket.on('error', () => undefined)
  await new Promise((resolve) => socket.on('connect', resolve))
  const queued: number[] = []
  for (let piece = 0; piece < 100; piece += 1) {
    socket.write(Buffer.alloc(1_250))
    queued.push(socket.writableLength)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  expect(Math.max(...queued)).toBeLessThan(60_000)
  await eventually('the network has taken all', async () => socket.sentBytes === 125_000 || null, 5_000)
})

test('a weak network takes its time: delay both ways, and its rate', async () => {
  const path = createNetworkPath(clock, scope)
  path.change(CONDITIONS.weak)
  const port = await echo()
  const { ms } = await answered(path, port, Buffer.alloc(10_000))
  expect(ms).toBeGreaterThan(CONDITIONS.weak.delayMs * 2 + (10_000 * 8) / 350)
})

test('a network that goes away ends what is open and refuses what is new', async () => {
  const path = createNetworkPath(clock, scope)
  const port = await echo()
  const ended = new Promise((resolve) => {
    const socket = path.dial({ host: '127.0.0.1', port })
    socket.on('connect', () => path.change(CONDITIONS.away))
    socket.on('error', ({ message }) => resolve(message))
  })
  expect(await ended).toBe('the phone has no network')
  await expect(answered(path, port, Buffer.alloc(1))).rejects.toThrow('the phone has no network')
  path.change(CONDITIONS['5g'])
  expect(await answered(path, port, Buffer.from('x'))).toMatchObject({ same: true })
})

test('live streams that stall stand still without a word; others, and new ones, pass', async () => {
  const path = createNetworkPath(clock, scope)
  const port = await echo()
  const got: string[] = []
  const ended = jest.fn()
  const socket = path.dial({ host: '127.0.0.1', port }, 'live')
  socket.on('data', (piece: Buffer) => got.push(piece.toString()))
  socket.on('close', ended)
  socket.on('error', () => undefined)
  await new Promise((resolve) => socket.on('connect', resolve))
  socket.write('before')
  await eventually('the echo', async () => got.join('') === 'before' || null)
  path.stallLive()
  const { sentBytes } = socket
  socket.write('after')
  expect(await answered(path, port, Buffer.from('another'))).toMatchObject({ same: true })
  expect(got.join('')).toBe('before')
  expect(socket.sentBytes).toBe(sentBytes)
  expect(ended).not.toHaveBeenCalled()
  const next = path.dial({ host: '127.0.0.1', port }, 'live')
  const echoed = new Promise((resolve) => next.on('data', (piece: Buffer) => resolve(piece.toString())))
  next.on('error', () => undefined)
  next.on('connect', () => next.write('anew'))
  expect(await echoed).toBe('anew')
})

describe('where a phone may go', () => {
  const phones = (aliases: Record<string, string> = {}) => createPhones({ aliases, loopbackOnly: true }, clock, scope)
  const demo = { 'http://127.0.0.1:8080': 'http://127.0.0.1:9000' }

  test.each([
    ['http://127.0.0.1:8080/api/rooms?x=1', 'http://127.0.0.1:9000/api/rooms?x=1'],
    ['ws://127.0.0.1:8080/api/socket', 'ws://127.0.0.1:9000/api/socket'],
    ['http://127.0.0.1:9000/media/live/a.flv', 'http://127.0.0.1:9000/media/live/a.flv'],
    ['rtmp://127.0.0.1:1935/live/a', 'rtmp://127.0.0.1:1935/live/a'],
  ])('%s leads to %s', (url, led) => expect(phones(demo).resolve(url)).toBe(led))

  test.each([
    'http://127.0.0.1:8080/media/whip/a', 'http://127.0.0.1:9000/media/whep/a?token=1',
    'http://127.0.0.1:9001/', 'http://192.0.2.1/', 'http://example.com/', 'rtmp://192.0.2.1/live/a', 'file:///etc/passwd', 'nonsense',
  ])('%s leads nowhere', (url) => expect(phones(demo).resolve(url)).toBeNull())

  test('a phone has a name, and there are only so many', () => {
    const all = phones()
    expect(all.path('../x')).toBeNull()
    const names = Array.from({ length: 20 }, (_, index) => `phone-${index}`)
    expect(names.filter((name) => all.path(name) !== null)).toHaveLength(16)
  })
})

describe('a live component’s stream', () => {
  const told = (order: string) => {
    const news: StreamNews[] = []
    const parsed = readOrder(order)
    if (parsed === null) return null
    startStream(parsed, { path: createNetworkPath(clock, scope), resolve: (url) => url, door: { tell: (one) => void news.push(one), send: () => true } }, scope)
    return news
  }

  test.each(['http://127.0.0.1/media/whip/a', 'https://127.0.0.1/live', 'ws://127.0.0.1/a'])('a pusher sends by RTMP alone: %s is refused', (url) => {
    expect(told(JSON.stringify({ order: 'push', url, sound: null }))?.map((one) => (one.news === 'code' ? one.code : one.news))).toEqual([3_001, -1307])
  })

  test.each(['', '{}', '{"order":"dance"}', 'not json'])('%j is no order', (text) => expect(readOrder(text)).toBeNull())
})
