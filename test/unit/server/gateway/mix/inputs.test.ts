import { createScope } from '#shared/kernel/scope'
import type { MixPicture, MixSound } from '../../../../../server/src/gateway/codec/mix-messages'
import { createInputs } from '../../../../../server/src/gateway/mix/inputs'
import type { Frame } from '../../../../../server/src/gateway/stream/frames'
import { encode } from '../../../../support/encoded'
import { expectOk, grantFor, notedSource, rtp, sound, testHub } from '../../../../support/stream-parts'

const STREAM = 'room-ann-camera'
const [sps, pps] = encode().pictures[0] ?? []
const config = { sps: sps ?? Buffer.alloc(0), pps: pps ?? Buffer.alloc(0) }
const picture = (dtsMs: number, key = false): Frame => ({ kind: 'video', dtsMs, ptsMs: dtsMs, key, config, nals: [Buffer.alloc(30, key ? 0x65 : 0x41)] })

function inputs() {
  const { hub, clock, scope } = testHub()
  const got: (MixPicture | MixSound)[] = []
  const state = { takes: true }
  const push = (_input: number, frame: MixPicture | MixSound): boolean => state.takes && got.push(frame) > 0
  const all = createInputs({ room: 'room', hub, push, onEnd: () => undefined, onChange: () => undefined, unixNow: () => 1_000 }, createScope(scope))
  const want = (video: boolean): void => all.want(new Map([[STREAM, { video, audio: true }]]))
  return { hub, clock, scope, got, state, all, want, kinds: () => got.map((frame) => (frame.kind === 'audio' ? frame.codec.name : frame.key ? 'key' : 'picture')).join(' ') }
}

test('a phone begins with its kept pictures, and with no sound of the past', () => {
  const { hub, scope, want, kinds } = inputs()
  const phone = expectOk(hub.publishFrames(grantFor('publish'), () => undefined))
  for (const frame of [picture(0, true), sound(10), picture(40)]) phone.write(frame)
  want(true)
  phone.write(sound(60))
  scope.end()
  expect(kinds()).toBe('key picture aac')
})

test('a camera that comes on later costs nobody a syllable: the sound goes on, the picture comes with the next keyframe', () => {
  const { hub, clock, scope, all, want, kinds } = inputs()
  const source = notedSource()
  const browser = expectOk(hub.publishPackets(grantFor('publish'), source))
  want(false)
  clock.pass(1_100)
  browser.write('audio', ...rtp(1, 0, 1))
  const [before, asked] = [all.numberOf(STREAM), source.asked]
  want(true)
  browser.write('audio', ...rtp(2, 960, 1))
  scope.end()
  expect(kinds()).toBe('opus opus')
  expect(all.numberOf(STREAM)).toBe(before)
  expect(source.asked).toBe(asked + 1)
})

test('a picture that could not be handed on is followed by none before the next keyframe', () => {
  const { hub, scope, state, want, kinds } = inputs()
  const phone = expectOk(hub.publishFrames(grantFor('publish'), () => undefined))
  for (const frame of [picture(0, true), sound(0)]) phone.write(frame)
  want(true)
  state.takes = false
  phone.write(picture(40))
  state.takes = true
  for (const frame of [picture(80), picture(120, true), picture(160)]) phone.write(frame)
  scope.end()
  expect(kinds()).toBe('key key picture')
})
