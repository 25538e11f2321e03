import { act, cleanup } from '@testing-library/react'
import { gateway } from '../../../src/media/providers/gateway'
import { installBrowserMedia } from '../../support/media/browser-media'
import { openRoom, pass } from '../../support/media/open-room'
import type { OpenRoom } from '../../support/media/open-room'

let media = installBrowserMedia()
let open: OpenRoom
beforeEach(() => {
  jest.useFakeTimers()
  media = installBrowserMedia()
  open = openRoom(gateway)
})
afterEach(() => {
  open.end()
  cleanup()
  jest.useRealTimers()
})

const screen = () => open.room.store.getState().screen
const share = async () => {
  act(() => void open.room.shareScreen())
  await pass(500)
}
const sent = () => media.peers()[0]?.transceivers.map(({ kind, sender }) => [kind, sender.track?.label, sender.track?.contentHint])

test('a provider can share a screen where the browser has a question for it', () => {
  expect(gateway.can.screen).toBe(true)
  Object.defineProperty(media.devices, 'getDisplayMedia', { value: undefined })
  expect(gateway.can.screen).toBe(false)
})

test('a browser without one says so', async () => {
  Object.defineProperty(media.devices, 'getDisplayMedia', { value: undefined })
  await share()
  expect(screen()).toMatchObject({ phase: 'failed' })
})

test('the picture goes up sharp, at most full HD at 15 a second, and without a small one beside it', async () => {
  await share()
  expect(screen()).toEqual({ phase: 'live', weak: false, via: 'webrtc' })
  expect(media.devices.asked).toEqual([expect.objectContaining({ video: { width: { max: 1_920 }, height: { max: 1_080 }, frameRate: { max: 15 } } })])
  expect(open.asked).toEqual(['publish:screen'])
  expect(sent()).toEqual([['video', 'Screen', 'detail'], ['audio', undefined, undefined]])
  const [video] = media.peers()[0]?.transceivers ?? []
  expect(video?.codecs.map(({ mimeType }) => mimeType)).toEqual(['video/H264', 'video/rtx'])
})

test('the sound goes along where the browser gives it', async () => {
  media.devices.screenSounds = true
  await share()
  expect(sent()?.[1]).toEqual(['audio', 'System', 'music'])
})

test('it is back by itself after the connection broke, and the person is not asked again', async () => {
  await share()
  act(() => media.peers()[0]?.become('failed'))
  await pass(2_000)
  expect([screen().phase, open.asked, media.devices.asked.length, media.peers().length]).toEqual(['live', ['publish:screen', 'publish:screen'], 1, 1])
})

test('it waits while the gateway is away', async () => {
  media.answer = () => ({ status: 503, code: 'media/gateway-away' })
  await share()
  await pass(10_000)
  expect(screen().phase).toBe('waiting')
  media.answer = () => ({ status: 201 })
  await pass(6_000)
  expect(screen().phase).toBe('live')
})

test('where another shares already it ends, and lets go of the screen', async () => {
  open.refuse('screen/taken')
  await share()
  expect([screen(), media.open()]).toEqual([{ phase: 'failed', why: 'screen/taken' }, 0])
})

test('a second press changes nothing; stopping while the person is still asked lets go of what they choose', async () => {
  await share()
  await share()
  expect(media.devices.asked).toHaveLength(1)
  act(() => open.room.stopScreen())
  const answer = media.devices.hesitate()
  await share()
  expect(screen().phase).toBe('starting')
  act(() => open.room.stopScreen())
  answer()
  await pass(500)
  expect([screen(), media.open()]).toEqual([{ phase: 'idle' }, 0])
})

test('its figures stand beside the camera’s', async () => {
  act(() => void open.room.publish('camera', { microphone: true, camera: true, facing: 'front' }))
  await share()
  await pass(3_000)
  const { streams, up } = await open.room.statistics()
  expect(streams.map(({ stream }) => stream)).toEqual(['local', 'local-screen'])
  expect(up.kbps).toBe(streams.reduce((sum, { kbps }) => sum + kbps, 0))
})
