import { AVC, expectOk, grantFor, KEY, notedFrames, notedSource, rtp, testHub } from '../../../../support/stream-parts'

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
