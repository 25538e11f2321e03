import type { Stream } from '#shared/room/state'
import { sessionIn } from '../../support/open-session'
import { member, room } from '../../support/room'

jest.useFakeTimers()
afterEach(() => jest.clearAllTimers())

const me = member({ id: 'me' })
const teacher = member({ id: 'teacher', role: 'teacher', joinedAt: 1 })
const streamOf = (owner: string): Stream => ({ id: `room1-${owner}-camera`, owner, source: 'camera', via: 'webrtc', video: true, audio: true })
const wanted = (owner: string, video = true) => ({ id: `room1-${owner}-camera`, video, audio: true })

type Parts = Awaited<ReturnType<typeof sessionIn>>
const asked = ({ media }: Parts, verb: string) => media.asked.filter(([name]) => name === verb).map(([, ...rest]) => rest)
const told = ({ signaling }: Parts, type: string) => signaling.commands.filter((command) => command.type === type)

test('pictures and the own stream are asked for in the moment of joining', async () => {
  const parts = await sessionIn(room({ members: [teacher, me], streams: [streamOf('teacher')] }))
  expect(asked(parts, 'want')).toEqual([[[wanted('teacher')]]])
  expect(asked(parts, 'publish')).toEqual([['camera', { microphone: true, camera: true, facing: 'front' }]])
})

test('the media is there before the room is shown', async () => {
  const parts = await sessionIn()
  expect(parts.session.media()).toBe(parts.media)
})

test('the own stream is not played, and nobody is asked for twice', async () => {
  const parts = await sessionIn(room({ members: [teacher, me], streams: [streamOf('teacher')] }))
  parts.signaling.happen({ type: 'stream.started', stream: streamOf('me') }, { type: 'chat.sent', from: 'teacher', name: 'T', text: 'hello' })
  expect(asked(parts, 'want')).toHaveLength(1)
})

test('who is not on screen is heard and not seen', async () => {
  const parts = await sessionIn(room({ members: [teacher, member({ id: 'other' }), me], streams: [streamOf('teacher'), streamOf('other')] }))
  parts.session.show(['other'])
  expect(asked(parts, 'want').at(-1)).toEqual([[wanted('teacher', false), wanted('other')]])
})

test('whoever takes a seat publishes, and stops when it is taken away', async () => {
  const parts = await sessionIn(room({ members: [teacher, member({ id: 'me', stage: 'audience' })] }))
  expect(asked(parts, 'publish')).toEqual([])
  parts.signaling.happen({ type: 'member.stage', id: 'me', stage: 'invited', by: 'teacher' }, { type: 'member.stage', id: 'me', stage: 'seated', by: 'me' })
  expect(asked(parts, 'publish')).toHaveLength(1)
  parts.signaling.happen({ type: 'member.stage', id: 'me', stage: 'audience', by: 'teacher' })
  expect(asked(parts, 'unpublish')).toHaveLength(1)
  expect(parts.live().notices.map(({ what }) => what)).toEqual(['you-were-invited', 'you-were-taken-down'])
})

test('a listener opens no connection to send nothing, until a microphone is wished', async () => {
  const parts = await sessionIn(room({ members: [me] }), 'me', { microphone: false, camera: false })
  expect(asked(parts, 'publish')).toEqual([])
  await parts.session.setMicrophone(true)
  expect(asked(parts, 'publish')).toEqual([['camera', { microphone: true, camera: false, facing: 'front' }]])
})

test('the room hears what is really open', async () => {
  const parts = await sessionIn()
  await parts.session.setCamera(false)
  expect(told(parts, 'media.set').at(-1)).toEqual({ type: 'media.set', microphone: 'on', camera: 'off' })
  const count = told(parts, 'media.set').length
  parts.media.store.setState({ levels: { local: 0.4 } })
  expect(told(parts, 'media.set')).toHaveLength(count)
})

test('whoever is muted by the host falls silent, hears why, and does not contradict', async () => {
  const parts = await sessionIn(room({ members: [teacher, me] }))
  parts.signaling.happen({ type: 'member.media', id: 'me', microphone: 'on', camera: 'on', by: 'me' })
  const count = told(parts, 'media.set').length
  parts.signaling.happen({ type: 'member.media', id: 'me', microphone: 'off', camera: 'on', by: 'teacher' })
  expect(asked(parts, 'setMicrophone')).toEqual([[false]])
  expect(parts.live().notices.map(({ what }) => what)).toEqual(['you-were-muted'])
  expect(told(parts, 'media.set')).toHaveLength(count)
  await parts.session.setMicrophone(true)
  expect(told(parts, 'media.set').at(-1)).toEqual({ type: 'media.set', microphone: 'on', camera: 'on' })
})

test('a whole room that comes anew is told what is open here', async () => {
  const parts = await sessionIn()
  const count = told(parts, 'media.set').length
  parts.signaling.snapshot(room({ members: [me] }))
  expect(told(parts, 'media.set')).toHaveLength(count + 1)
})

test('a new gateway has everything rebuilt once', async () => {
  const parts = await sessionIn(room({ members: [teacher, me], streams: [streamOf('teacher')] }))
  parts.signaling.happen({ type: 'gateway.renewed', epoch: null })
  expect(asked(parts, 'rebuild')).toHaveLength(0)
  parts.signaling.happen({ type: 'gateway.renewed', epoch: 'g2' }, { type: 'chat.sent', from: 'teacher', name: 'T', text: 'still here' })
  expect(asked(parts, 'rebuild')).toHaveLength(1)
  parts.signaling.happen({ type: 'stream.started', stream: streamOf('teacher') })
  expect(asked(parts, 'want').at(-1)).toEqual([[wanted('teacher')]])
  expect(asked(parts, 'rebuild')).toHaveLength(1)
})

test('a gateway that was replaced while this device was away is rebuilt after the snapshot', async () => {
  const parts = await sessionIn()
  parts.signaling.snapshot(room({ members: [me], gatewayEpoch: 'g9' }))
  expect(asked(parts, 'rebuild')).toHaveLength(1)
})

test('a gateway that comes for the first time needs no rebuild', async () => {
  const parts = await sessionIn(room({ members: [me], gatewayEpoch: null }))
  parts.signaling.happen({ type: 'gateway.renewed', epoch: 'g1' })
  expect(asked(parts, 'rebuild')).toHaveLength(0)
})

test('devices chosen while live are changed, and kept for the next seat', async () => {
  const parts = await sessionIn()
  await parts.session.choose({ cameraId: 'second' })
  expect(asked(parts, 'choose')).toEqual([[{ cameraId: 'second' }]])
  parts.signaling.happen({ type: 'member.stage', id: 'me', stage: 'audience', by: 'me' }, { type: 'member.stage', id: 'me', stage: 'seated', by: 'me' })
  expect(asked(parts, 'publish').at(-1)).toEqual(['camera', { microphone: true, camera: true, facing: 'front', cameraId: 'second' }])
})

test('beauty and bitrates go to the stream that is sent', async () => {
  const parts = await sessionIn()
  await parts.session.choose({ beauty: 5 })
  expect(asked(parts, 'publish').at(-1)).toEqual(['camera', { microphone: true, camera: true, facing: 'front', beauty: 5 }])
})

test('loudness is shown at once and told at most five times a second', async () => {
  const parts = await sessionIn()
  for (let step = 1; step <= 20; step++) {
    parts.media.store.setState({ levels: { local: (step % 10) / 10 } })
    await jest.advanceTimersByTimeAsync(50)
  }
  const levels = parts.signaling.ephemerals.filter(({ type }) => type === 'level')
  expect(levels.length).toBeGreaterThan(2)
  expect(levels.length).toBeLessThanOrEqual(6)
  parts.media.store.setState({ levels: {} })
  await jest.advanceTimersByTimeAsync(500)
  expect(parts.signaling.ephemerals.at(-1)).toEqual({ type: 'level', level: 0 })
  expect(parts.live().levels).toEqual({})
})

test('the network is told while it changes, and again for who came since', async () => {
  const parts = await sessionIn()
  const qualities = () => parts.signaling.ephemerals.filter(({ type }) => type === 'quality')
  parts.media.report({ rttMs: 41, quality: { up: 'good', down: 'good' } })
  await jest.advanceTimersByTimeAsync(10_000)
  expect(qualities()).toEqual([{ type: 'quality', up: 'good', down: 'good', rttMs: 41 }])
  expect(parts.live().quality['me']).toEqual({ up: 'good', down: 'good', rttMs: 41 })
  parts.media.report({ quality: { up: 'poor', down: 'good' } })
  await jest.advanceTimersByTimeAsync(2_000)
  expect(qualities()).toHaveLength(2)
  await jest.advanceTimersByTimeAsync(20_000)
  expect(qualities()).toHaveLength(3)
})

test('a weak uplink is said once each time', async () => {
  const parts = await sessionIn()
  const weak = (isWeak: boolean) => parts.media.store.setState({ publisher: { phase: 'live', weak: isWeak, via: 'rtmp' } })
  weak(true)
  weak(true)
  weak(false)
  weak(true)
  expect(parts.live().notices.map(({ what }) => what)).toEqual(['uplink-weak', 'uplink-weak'])
})

test('after leaving nothing more is told or asked', async () => {
  const parts = await sessionIn()
  parts.session.leave()
  const before = [parts.media.asked.length, parts.signaling.commands.length]
  parts.lifecycle.tell('hidden')
  parts.media.store.setState({ microphone: { state: 'off' }, levels: { local: 1 } })
  await jest.advanceTimersByTimeAsync(30_000)
  expect([parts.media.asked.length, parts.signaling.commands.length]).toEqual(before)
})
