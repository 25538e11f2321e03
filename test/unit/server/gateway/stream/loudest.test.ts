import { createLoudest } from '../../../../../server/src/gateway/stream/loudest'
import { expectOk, grantFor, handClock, notedFrames, notedReader, notedSource, rtp, testHub } from '../../../../support/stream-parts'
import type { NotedReader } from '../../../../support/stream-parts'

beforeEach(() => jest.useFakeTimers({ doNotFake: ['performance'] }))
afterEach(() => jest.useRealTimers())

const SILENT = 127
const PACKET_MS = 20

/** People of whom each says how loud they are; a packet each 20 ms. */
function room(limit: number, levels: Record<string, number | null>) {
  const clock = handClock()
  const loudest = createLoudest(limit, clock.now)
  let heard: readonly string[] = []
  const changes: string[] = []
  const pass = (ms: number) => {
    for (let at = 0; at < ms; at += PACKET_MS) {
      clock.pass(PACKET_MS)
      const now = Object.entries(levels).flatMap(([name, level]) => (level !== null && loudest.hears(name, level) ? [name] : []))
      if (now.join() !== heard.join()) changes.push(now.join(''))
      heard = now
    }
  }
  return { levels, pass, changes, heard: () => heard.join(''), leave: (name: string) => { levels[name] = null; loudest.leave(name) } }
}

test('up to the limit everybody is heard, also the silent', () => {
  const { pass, heard } = room(3, { a: 10, b: SILENT, c: 60 })
  pass(5_000)
  expect(heard()).toBe('abc')
})

test('of more than the limit the loudest are heard', () => {
  const { pass, heard } = room(3, { a: SILENT, b: SILENT, c: 60, d: 30, e: 20, f: 25 })
  pass(3_000)
  expect(heard()).toBe('def')
})

test('a speaker comes in within 100 ms, in the place of the quietest', () => {
  const { levels, pass, heard } = room(3, { a: 20, b: 40, c: 30, d: SILENT })
  pass(3_000)
  expect(heard()).toBe('abc')
  levels['d'] = 22
  pass(100)
  expect(heard()).toBe('acd')
})

test('who was chosen for speaking stays for two seconds, also against who is louder', () => {
  const { levels, pass, heard } = room(1, { a: SILENT, b: SILENT })
  pass(1_000)
  levels['b'] = 30
  pass(100)
  expect(heard()).toBe('b')
  levels['b'] = SILENT
  levels['a'] = 10
  pass(1_800)
  expect(heard()).toBe('b')
  pass(400)
  expect(heard()).toBe('a')
})

test('equals do not take turns, and neither do voices that sway', () => {
  const equal = room(2, { a: 30, b: 30, c: 30, d: 30 })
  equal.pass(20_000)
  expect(equal.changes).toEqual(['ab'])
  const swaying = room(2, { a: 30, b: 30, c: 30 })
  for (let turn = 0; turn < 100; turn += 1) {
    Object.assign(swaying.levels, { a: 30 + (turn % 3), b: 32 - (turn % 3), c: 29 + ((turn + 1) % 3) })
    swaying.pass(200)
  }
  expect(swaying.changes.length).toBeLessThanOrEqual(2)
})

test('nobody comes in by noise', () => {
  const { levels, pass, heard } = room(2, { a: SILENT, b: SILENT, c: SILENT })
  pass(1_000)
  levels['c'] = 62
  pass(10_000)
  expect(heard()).toBe('ab')
})

test('pauses between words give nobody\'s place away', () => {
  const { levels, pass, heard } = room(1, { a: 25, b: 45 })
  pass(5_000)
  for (let word = 0; word < 10; word += 1) {
    levels['a'] = 25
    pass(400)
    levels['a'] = SILENT
    pass(300)
    expect(heard()).toBe('a')
  }
})

test('who leaves, or sends no more, makes room', () => {
  const { levels, pass, heard, leave } = room(2, { a: 20, b: 20, c: 20, d: 50 })
  pass(1_000)
  leave('a')
  pass(40)
  expect(heard()).toBe('bc')
  levels['b'] = null
  pass(2_200)
  expect(heard()).toBe('cd')
})

/** Two of three are heard. Each speaks by packets whose first byte is the packet's number. */
function hubOfThree() {
  const { hub, clock } = testHub({ streams: 10, loudest: 2 })
  const names = ['ann', 'bob', 'eve'] as const
  const publishers = names.map((user) => expectOk(hub.publishPackets(grantFor('publish', `room-${user}-camera`, { user }), notedSource({ video: false, audio: true }))))
  const readers = names.map((user) => {
    const reader = notedReader()
    expectOk(hub.readPackets(grantFor('play', `room-${user}-camera`, { user: 'zoe' }), reader))
    return reader
  })
  let at = 0
  const speak = (...levels: readonly (number | null)[]) => {
    at += 1
    clock.pass(PACKET_MS)
    levels.forEach((level, index) => publishers[index]?.write('audio', ...rtp(at, at * 960, at & 0xff), level))
  }
  return { hub, speak, readers, at: () => at }
}

const isSign = ({ packet }: NotedReader['got'][number]): boolean => packet.end - packet.start === 3
const numbersOf = (reader: NotedReader | undefined): readonly number[] => reader?.got.map(({ packet }) => packet.sequence) ?? []
const goOn = (numbers: readonly number[]): boolean => numbers.every((number, index) => index === 0 || number === (((numbers[index - 1] ?? 0) + 1) & 0xffff))

test('who is held back gives signs of life; who comes in is heard from before, in numbers and times that go on', () => {
  const { speak, readers, at } = hubOfThree()
  for (let packet = 0; packet < 200; packet += 1) speak(20, 25, SILENT)
  const eve = readers[2]
  expect(eve?.got.filter((one) => !isSign(one))).toEqual([])
  expect(eve?.got.length).toBeGreaterThanOrEqual(6)
  expect(eve?.got.length).toBeLessThanOrEqual(9)
  const began = at() + 1
  for (let packet = 0; packet < 20; packet += 1) speak(20, 25, 15)
  const spoken = eve?.got.filter((one) => !isSign(one)).map(({ packet }) => packet.bytes[packet.start]) ?? []
  expect(spoken).toContain(began & 0xff)
  expect(spoken.indexOf(began & 0xff)).toBeGreaterThanOrEqual(10)
  expect(spoken.indexOf(began & 0xff)).toBeLessThanOrEqual(15)
  expect(goOn(numbersOf(eve))).toBe(true)
  const times = eve?.got.map(({ packet }) => packet.timestamp) ?? []
  expect(times.every((time, index) => index === 0 || time > (times[index - 1] ?? 0))).toBe(true)
  const voiced = eve?.got.filter((one) => !isSign(one)).map(({ packet }) => packet.timestamp) ?? []
  expect(voiced.every((time, index) => index === 0 || time - (voiced[index - 1] ?? 0) === 960)).toBe(true)
})

test('sound that does not say how loud it is, is never held back, and takes nobody\'s place', () => {
  const { speak, readers } = hubOfThree()
  for (let packet = 0; packet < 100; packet += 1) speak(20, 25, null)
  expect(readers.map(({ got }) => got.length)).toEqual([100, 100, 100])
})

test('readers of frames hear everybody', () => {
  const { hub, speak } = hubOfThree()
  const frames = notedFrames()
  expectOk(hub.readFrames(grantFor('play', 'room-eve-camera', { user: 'zoe' }), frames))
  for (let packet = 0; packet < 100; packet += 1) speak(20, 25, SILENT)
  expect(frames.got.length).toBeGreaterThanOrEqual(99)
})
