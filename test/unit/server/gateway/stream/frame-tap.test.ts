import type { OpusFrame } from '../../../../../server/src/gateway/stream/frames'
import { AVC, expectOk, grantFor, KEY, notedFrames, notedSource, rtp, sound, testHub } from '../../../../support/stream-parts'

const PLAY = grantFor('play', 'room-ann-camera', { user: 'bob' })

test('who comes right after the last reader left gets no old pictures: a keyframe is asked for', () => {
  const { hub, clock } = testHub()
  const source = notedSource()
  const publisher = expectOk(hub.publishPackets(grantFor('publish'), source))
  const before = notedFrames()
  const leave = expectOk(hub.readFrames(PLAY, before))
  for (const [sequence, nal] of [AVC.sps, AVC.pps, Buffer.alloc(30, KEY)].entries()) {
    const [packet, header] = rtp(sequence, 0, 0, sequence === 2)
    const whole = Buffer.concat([packet.subarray(0, 12), nal])
    publisher.write('video', whole, { ...header, end: whole.length })
  }
  expect(before.got).toHaveLength(1)
  leave()
  const { asked } = source
  clock.pass(400)
  const next = notedFrames()
  expectOk(hub.readFrames(PLAY, next))
  expect(next.got).toEqual([])
  expect(source.asked).toBe(asked + 1)
})

test('who takes Opus gets it as it came, and nothing is converted until somebody needs AAC', () => {
  const { hub, converting, scope } = testHub()
  const publisher = expectOk(hub.publishPackets(grantFor('publish'), notedSource({ video: false, audio: true })))
  const mixer = { ...notedFrames(), opus: new Array<OpusFrame>(), writeOpus: (frame: OpusFrame) => void mixer.opus.push(frame) }
  expectOk(hub.readFrames(PLAY, mixer))
  publisher.write('audio', ...rtp(1, 0, 7))
  expect(mixer.opus.map(({ data }) => data)).toEqual([Buffer.alloc(20, 7)])
  expect(converting.open).toBe(0)
  const player = notedFrames()
  const leave = expectOk(hub.readFrames(PLAY, player))
  publisher.write('audio', ...rtp(2, 960, 8))
  expect(player.got).toHaveLength(1)
  expect(converting.open).toBe(1)
  leave()
  publisher.write('audio', ...rtp(3, 1_920, 9))
  expect(converting.open).toBe(0)
  scope.end()
  expect(mixer.opus).toHaveLength(3)
  expect(mixer.got).toEqual([])
})

test('what a phone sends is AAC for all, also for who takes Opus', () => {
  const { hub, clock, scope } = testHub()
  const publisher = expectOk(hub.publishFrames(grantFor('publish'), () => undefined))
  publisher.write(sound(0))
  const mixer = { ...notedFrames(), writeOpus: jest.fn() }
  expectOk(hub.readFrames(PLAY, mixer))
  clock.pass(1_100)
  publisher.write(sound(1_100))
  scope.end()
  expect(mixer.got.map(({ kind }) => kind)).toEqual(['audio'])
  expect(mixer.writeOpus).not.toHaveBeenCalled()
})
