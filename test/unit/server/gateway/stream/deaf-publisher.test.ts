import { AVC, DELTA, expectOk, grantFor, KEY, notedFrames, notedReader, notedSource, rtp, testHub } from '../../../../support/stream-parts'

/** A publisher that answers no request for a keyframe: some encoders know none. */

beforeEach(() => jest.useFakeTimers({ doNotFake: ['performance'] }))
afterEach(() => jest.useRealTimers())

const PLAY = grantFor('play', 'room-ann-camera', { user: 'bob' })
const GROUP = 100

function deaf() {
  const { hub, clock } = testHub()
  const source = notedSource({ video: true, audio: false })
  const publisher = expectOk(hub.publishPackets(grantFor('publish'), source))
  let sequence = 0
  const send = (nal: Buffer, time: number, marker = true): void => {
    const [packet, header] = rtp((sequence += 1), time * 3_600, 0, marker)
    const whole = Buffer.concat([packet.subarray(0, 12), nal])
    publisher.write('video', whole, { ...header, end: whole.length })
  }
  const pass = (ms: number): void => {
    clock.pass(ms)
    jest.advanceTimersByTime(ms)
  }
  for (const [index, nal] of [AVC.sps, AVC.pps, Buffer.alloc(30, KEY)].entries()) send(nal, 0, index === 2)
  let time = 0
  const picture = (): void => {
    pass(40)
    send(Buffer.alloc(30, DELTA), (time += 1))
  }
  for (let count = 1; count < GROUP; count += 1) picture()
  return { hub, source, picture, pass }
}

test('its viewers begin with the latest keyframe after a moment, however old it is', () => {
  const { hub, source, picture, pass } = deaf()
  const reader = notedReader()
  expectOk(hub.readPackets(PLAY, reader))
  expect(source.asked).toBe(1)
  for (let count = 0; count < 14; count += 1) picture()
  expect(reader.got).toEqual([])
  pass(100)
  picture()
  const sequences = reader.got.map(({ packet }) => packet.sequence)
  expect(sequences).toHaveLength(GROUP + 2 + 15)
  expect(sequences.slice(1).every((sequence, index) => sequence === (sequences[index] ?? 0) + 1)).toBe(true)
})

test('whoever reads frames of it begins so as well, and nothing comes twice', () => {
  const { hub, picture } = deaf()
  const frames = notedFrames()
  expectOk(hub.readFrames(PLAY, frames))
  for (let count = 0; count < 14; count += 1) picture()
  expect(frames.got).toEqual([])
  for (let count = 0; count < 6; count += 1) picture()
  const times = frames.got.map(({ dtsMs }) => dtsMs)
  expect(frames.got[0]).toMatchObject({ key: true })
  expect(times).toHaveLength(GROUP + 20)
  expect(times.slice(1).every((ms, index) => ms - (times[index] ?? 0) === 40)).toBe(true)
})

test('who left meanwhile gets nothing', () => {
  const { hub, pass } = deaf()
  const reader = notedReader()
  expectOk(hub.readPackets(PLAY, reader)).leave()
  pass(1_000)
  expect(reader.got).toEqual([])
})
