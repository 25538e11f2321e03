import { AVC, DELTA, expectOk, grantFor, KEY, notedFrames, notedReader, notedSource, picture, rtp, sound, testHub } from '../../../../support/stream-parts'

beforeEach(() => jest.useFakeTimers({ doNotFake: ['performance'] }))
afterEach(() => jest.useRealTimers())

const PLAY = grantFor('play', 'room-ann-camera', { user: 'bob' })

test('a stream is told when it starts and when it ends', () => {
  const { hub, news } = testHub()
  const publisher = expectOk(hub.publishPackets(grantFor('publish'), notedSource({ video: true, audio: false })))
  expect(news).toEqual([{ type: 'started', live: { room: 'room', stream: { id: 'room-ann-camera', owner: 'ann', source: 'camera', via: 'webrtc', video: true, audio: false } } }])
  expect(hub.live()).toHaveLength(1)
  publisher.end()
  expect(news[1]).toEqual({ type: 'ended', room: 'room', stream: 'room-ann-camera' })
  expect(hub.live()).toEqual([])
})

test('a publisher of frames is told when both kinds were seen, or half a second after the first', () => {
  const { hub, news } = testHub()
  const both = expectOk(hub.publishFrames(grantFor('publish'), () => undefined))
  both.write(sound(0))
  expect(news).toHaveLength(0)
  both.write(picture(0, true))
  expect(news).toMatchObject([{ type: 'started', live: { stream: { via: 'rtmp', video: true, audio: true } } }])
  const alone = expectOk(hub.publishFrames(grantFor('publish', 'room-ann-screen'), () => undefined))
  alone.write(picture(0, true))
  jest.advanceTimersByTime(500)
  expect(news[1]).toMatchObject({ live: { stream: { source: 'screen', video: true, audio: false } } })
  alone.write(sound(900))
  expect(news[2]).toMatchObject({ live: { stream: { video: true, audio: true } } })
})

test('nobody watches what nobody publishes', () => {
  const { hub } = testHub()
  expect(hub.readPackets(PLAY, notedReader())).toEqual({ ok: false, failure: 'stream/not-found' })
  expect(hub.readFrames(PLAY, notedFrames())).toEqual({ ok: false, failure: 'stream/not-found' })
})

test('a viewer begins with a keyframe, and hears at once', () => {
  const { hub, clock } = testHub()
  const source = notedSource()
  const publisher = expectOk(hub.publishPackets(grantFor('publish'), source))
  publisher.write('video', ...rtp(1, 0, KEY))
  clock.pass(2_000)
  const reader = notedReader()
  expectOk(hub.readPackets(PLAY, reader))
  expect(source.asked).toBe(1)
  publisher.write('video', ...rtp(2, 3_000, DELTA))
  publisher.write('audio', ...rtp(1, 0, 1))
  publisher.write('video', ...rtp(3, 6_000, KEY))
  publisher.write('video', ...rtp(4, 9_000, DELTA))
  expect(reader.got.map(({ kind, packet }) => `${kind}${packet.key ? '!' : ''}`)).toEqual(['audio', 'video!', 'video'])
})

test('a publisher is asked again while a viewer still waits for the keyframe: the first request may be lost', () => {
  const { hub, clock } = testHub()
  const source = notedSource()
  const publisher = expectOk(hub.publishPackets(grantFor('publish'), source))
  publisher.write('video', ...rtp(1, 0, KEY))
  clock.pass(2_000)
  expectOk(hub.readPackets(PLAY, notedReader()))
  for (let index = 2; index < 30; index += 1) {
    clock.pass(40)
    publisher.write('video', ...rtp(index, index * 3_000, DELTA))
    jest.advanceTimersByTime(40)
  }
  const askedInVain = source.asked
  expect(askedInVain).toBeGreaterThanOrEqual(3)
  publisher.write('video', ...rtp(30, 90_000, KEY))
  for (let index = 31; index < 60; index += 1) {
    clock.pass(40)
    publisher.write('video', ...rtp(index, index * 3_000, DELTA))
  }
  expect(source.asked).toBe(askedInVain)
})

test('a viewer who comes right behind a keyframe gets it from what was kept, and nothing twice', () => {
  const { hub, clock } = testHub()
  const source = notedSource()
  const publisher = expectOk(hub.publishPackets(grantFor('publish'), source))
  for (let index = 0; index < 60; index += 1) publisher.write('video', ...rtp(index, index * 3_000, index === 0 ? KEY : DELTA))
  clock.pass(400)
  const reader = notedReader()
  expectOk(hub.readPackets(PLAY, reader))
  expect(source.asked).toBe(0)
  publisher.write('video', ...rtp(60, 180_000, DELTA))
  jest.advanceTimersByTime(50)
  publisher.write('video', ...rtp(61, 183_000, DELTA))
  const sequences = reader.got.map(({ packet }) => packet.sequence)
  expect(sequences).toHaveLength(62)
  expect(sequences.slice(1).every((sequence, index) => sequence === ((sequences[index] ?? 0) + 1) % 65_536)).toBe(true)
})

test('a phone\'s viewer gets the whole group of pictures, however old its keyframe', () => {
  const { hub, clock } = testHub()
  const publisher = expectOk(hub.publishFrames(grantFor('publish'), () => undefined))
  for (let frame = 0; frame < 100; frame += 1) publisher.write(picture(frame * 40, frame === 0))
  clock.pass(4_000)
  const reader = notedReader()
  expectOk(hub.readPackets(PLAY, reader))
  jest.advanceTimersByTime(100)
  expect(reader.got[0]?.packet.key).toBe(true)
  // Parameter sets, and a hundred pictures of one packet.
  expect(reader.got).toHaveLength(101)
})

test('a new publisher takes the place of the old, whose viewers stay', () => {
  const { hub, clock, news } = testHub()
  const first = notedSource()
  expectOk(hub.publishPackets(grantFor('publish'), first)).write('video', ...rtp(1, 0, KEY))
  const reader = notedReader()
  const frames = notedFrames()
  expectOk(hub.readPackets(PLAY, reader))
  expectOk(hub.readFrames(PLAY, frames))
  jest.advanceTimersByTime(10)
  const closed: string[] = []
  const second = expectOk(hub.publishFrames(grantFor('publish'), (why) => closed.push(why)))
  expect(first.closed).toEqual(['member/replaced'])
  clock.pass(40)
  second.write(picture(70_000, false))
  second.write(picture(70_040, true))
  second.write(sound(70_050))
  expect(news.map(({ type }) => type)).toEqual(['started', 'started'])
  const [last] = reader.got.slice(-1)
  expect(last?.kind).toBe('audio')
  expect(frames.got.map(({ kind }) => kind)).toEqual(['video', 'audio'])
  expectOk(hub.publishPackets(grantFor('publish'), notedSource()))
  expect(closed).toEqual(['member/replaced'])
  expect(frames.ended).toBe(false)
})

test('viewers of a lost publisher wait for a moment, then are let go', () => {
  const { hub } = testHub()
  const publisher = expectOk(hub.publishPackets(grantFor('publish'), notedSource()))
  const reader = notedReader()
  expectOk(hub.readPackets(PLAY, reader))
  publisher.end()
  jest.advanceTimersByTime(2_900)
  expect(reader.ended).toEqual([])
  jest.advanceTimersByTime(200)
  expect(reader.ended).toEqual(['stream/not-found'])
  expect(hub.streams()).toEqual([])
})

test('each loss has its own moment of waiting', () => {
  const { hub } = testHub()
  expectOk(hub.publishPackets(grantFor('publish'), notedSource())).end()
  jest.advanceTimersByTime(2_000)
  const second = expectOk(hub.publishPackets(grantFor('publish'), notedSource()))
  const reader = notedReader()
  expectOk(hub.readPackets(PLAY, reader))
  second.end()
  jest.advanceTimersByTime(2_900)
  expect(reader.ended).toEqual([])
  jest.advanceTimersByTime(200)
  expect(reader.ended).toEqual(['stream/not-found'])
})

test('what is muted doesn\'t pass, and comes back with a keyframe and without a gap', () => {
  const { hub } = testHub()
  const source = notedSource()
  const publisher = expectOk(hub.publishPackets(grantFor('publish'), source))
  publisher.write('video', ...rtp(1, 0, KEY))
  const reader = notedReader()
  expectOk(hub.readPackets(PLAY, reader))
  jest.advanceTimersByTime(10)
  hub.gate('room-ann-camera', false, false)
  publisher.write('video', ...rtp(2, 3_000, DELTA))
  publisher.write('audio', ...rtp(1, 0, 1))
  expect(reader.got).toHaveLength(1)
  hub.gate('room-ann-camera', true, true)
  publisher.write('video', ...rtp(3, 6_000, DELTA))
  publisher.write('video', ...rtp(4, 9_000, KEY))
  publisher.write('audio', ...rtp(2, 960, 1))
  expect(reader.got.map(({ kind }) => kind)).toEqual(['video', 'video', 'audio'])
  const [before, after] = reader.got.map(({ packet }) => packet.sequence)
  expect(after).toBe((before ?? 0) + 1)
})

test('a mute that was told before the stream began holds', () => {
  const { hub } = testHub()
  hub.gate('room-ann-camera', true, false)
  const publisher = expectOk(hub.publishFrames(grantFor('publish'), () => undefined))
  const frames = notedFrames()
  publisher.write(picture(0, true))
  expectOk(hub.readFrames(PLAY, frames))
  publisher.write(picture(40))
  jest.advanceTimersByTime(0)
  expect(frames.got).toEqual([])
})

test('who lost the right is sent away, publishing and watching', () => {
  const { hub, taken, news } = testHub()
  const source = notedSource()
  expectOk(hub.publishPackets(grantFor('publish'), source))
  const [bob, cid] = [notedReader(), notedReader()]
  expectOk(hub.readPackets(PLAY, bob))
  expectOk(hub.readPackets(grantFor('play', 'room-ann-camera', { user: 'cid' }), cid))
  taken.add('bob')
  hub.dismissVoid('room')
  expect([bob.ended, cid.ended]).toEqual([['media/token-revoked'], []])
  expect(hub.readPackets(PLAY, notedReader())).toEqual({ ok: false, failure: 'media/token-revoked' })
  taken.add('ann')
  hub.dismissVoid('room')
  expect(source.closed).toEqual(['media/token-revoked'])
  expect(news.at(-1)).toMatchObject({ type: 'ended' })
  hub.endRoom('room')
  expect(cid.ended).toEqual(['room/ended'])
})

test('a stream belongs to its room, and there is room for so many', () => {
  const { hub } = testHub({ streams: 1 })
  expectOk(hub.publishPackets(grantFor('publish'), notedSource()))
  expect(hub.publishPackets(grantFor('publish', 'room-ann-camera', { room: 'other' }), notedSource())).toEqual({ ok: false, failure: 'media/token-mismatch' })
  expect(hub.readPackets(grantFor('play', 'room-ann-camera', { room: 'other' }), notedReader())).toEqual({ ok: false, failure: 'media/token-mismatch' })
  expect(hub.publishPackets(grantFor('publish', 'room-ann-screen'), notedSource())).toEqual({ ok: false, failure: 'media/limit' })
})

test('packets become frames only while somebody reads frames', () => {
  const { hub, clock } = testHub()
  const source = notedSource()
  const publisher = expectOk(hub.publishPackets(grantFor('publish'), source))
  const frames = notedFrames()
  const leave = expectOk(hub.readFrames(PLAY, frames))
  expect(source.asked).toBe(1)
  const write = (sequence: number, timestamp: number, payload: Buffer, marker: boolean): void => {
    const packet = Buffer.concat([rtp(sequence, timestamp, 0, marker)[0].subarray(0, 12), payload])
    publisher.write('video', packet, { ...rtp(sequence, timestamp, 0, marker)[1], end: packet.length })
  }
  write(1, 0, AVC.sps, false)
  write(2, 0, AVC.pps, false)
  write(3, 0, Buffer.alloc(30, KEY), true)
  clock.pass(40)
  write(4, 3_600, Buffer.alloc(30, DELTA), true)
  publisher.write('audio', ...rtp(1, 0, 1))
  expect(frames.got.map(({ kind }) => kind)).toEqual(['video', 'video', 'audio'])
  expect(frames.got[0]).toMatchObject({ key: true, config: AVC, nals: [Buffer.alloc(30, KEY)] })
  expect((frames.got[1]?.dtsMs ?? 0) - (frames.got[0]?.dtsMs ?? 0)).toBe(40)
  leave()
  const asked = source.asked
  jest.advanceTimersByTime(10_000)
  expect(source.asked).toBe(asked)
})

test('a change of the picture\'s size is a new configuration', () => {
  const { hub } = testHub()
  const publisher = expectOk(hub.publishPackets(grantFor('publish'), notedSource()))
  const frames = notedFrames()
  expectOk(hub.readFrames(PLAY, frames))
  const smaller = Buffer.of(0x67, 0x42, 0xe0, 0x1e)
  const nals = [[AVC.sps, AVC.pps, KEY], [DELTA], [smaller, AVC.pps, KEY]].flatMap((unit, time) =>
    unit.map((nal, index) => ({ payload: typeof nal === 'number' ? Buffer.alloc(30, nal) : nal, timestamp: time * 3_000, marker: index === unit.length - 1 })))
  nals.forEach(({ payload, timestamp, marker }, sequence) => {
    const [packet, header] = rtp(sequence, timestamp, 0, marker)
    const whole = Buffer.concat([packet.subarray(0, 12), payload])
    publisher.write('video', whole, { ...header, end: whole.length })
  })
  const configs = frames.got.map((frame) => frame.kind === 'video' ? frame.config : null)
  expect(configs[0]).toBe(configs[1])
  expect(configs[2]).toEqual({ sps: smaller, pps: AVC.pps })
})

test('who sends only sound is heard at once by readers of frames', () => {
  const { hub } = testHub()
  const publisher = expectOk(hub.publishPackets(grantFor('publish'), notedSource({ video: false, audio: true })))
  const frames = notedFrames()
  expectOk(hub.readFrames(PLAY, frames))
  publisher.write('audio', ...rtp(1, 0, 1))
  expect(frames.got).toHaveLength(1)
})

test('while frames are read, a keyframe is asked for every two seconds', () => {
  const { hub, clock } = testHub()
  const source = notedSource()
  expectOk(hub.publishPackets(grantFor('publish'), source))
  expectOk(hub.readFrames(PLAY, notedFrames()))
  for (let second = 0; second < 6; second += 1) {
    clock.pass(1_000)
    jest.advanceTimersByTime(1_000)
  }
  expect(source.asked).toBe(4)
})

test('lips stay in step by the sender\'s own clock', () => {
  const { hub, clock } = testHub()
  const publisher = expectOk(hub.publishPackets(grantFor('publish'), notedSource()))
  clock.pass(1_000)
  publisher.write('video', ...rtp(1, 90_000, KEY))
  publisher.write('audio', ...rtp(1, 480_000, 1))
  // The sender says: picture and sound of these two timestamps are 100 ms apart.
  publisher.report('video', 90_000, 5_000_000)
  publisher.report('audio', 480_000, 5_000_100)
  const viewing = expectOk(hub.readPackets(PLAY, notedReader()))
  const [video, audio] = [viewing.clock('video'), viewing.clock('audio')]
  const spoken = (audio?.timestamp ?? 0) / 48 - (video?.timestamp ?? 0) / 90
  expect(Math.round(spoken)).toBe(-100)
  expect(audio?.unixMs).toBe(video?.unixMs)
})
