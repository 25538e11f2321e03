import { createScope } from '#shared/kernel/scope'
import { createLocalMedia } from '../../../src/media/devices/local-media'
import { trackOf } from '../../../src/media/devices/local-tracks'
import { turnCamera } from '../../../src/media/devices/turn-camera'
import { installBrowserMedia } from '../../support/media/browser-media'
import type { FakeTrack } from '../../support/media/fake-tracks'

const start = (opened?: Parameters<typeof createLocalMedia>[1]) => {
  const scope = createScope()
  return { scope, local: createLocalMedia(scope, opened) }
}
const fake = (track: MediaStreamTrack | null) => track as unknown as FakeTrack

let media = installBrowserMedia()
beforeEach(() => {
  jest.useFakeTimers()
  media = installBrowserMedia()
})
afterEach(() => void jest.useRealTimers())

test('both devices are opened with one question', async () => {
  const { local } = start()
  await local.wish({ microphone: true, camera: true })
  expect(media.devices.asked).toHaveLength(1)
  expect(media.devices.asked[0]).toMatchObject({ audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true }, video: { width: { ideal: 640 }, height: { ideal: 360 } } })
  expect(local.store.getState()).toMatchObject({ microphone: { state: 'on' }, camera: { state: 'on' } })
})

test.each([
  ['NotAllowedError', 'permission-denied'], ['SecurityError', 'permission-denied'],
  ['NotFoundError', 'no-device'], ['NotReadableError', 'device-busy'], ['AbortError', 'device-busy'], ['TypeError', 'unsupported'],
])('a camera that fails with %s is told as %s, and the sound goes', async (name, why) => {
  media.devices.refuses.video = name
  const { local } = start()
  await local.wish({ microphone: true, camera: true })
  expect(local.store.getState()).toMatchObject({ microphone: { state: 'on' }, camera: { state: 'missing', why } })
})

test('without a microphone the picture goes', async () => {
  media.devices.refuses.audio = 'NotFoundError'
  const { local } = start()
  await local.wish({ microphone: true, camera: true })
  expect(local.store.getState()).toMatchObject({ microphone: { state: 'missing', why: 'no-device' }, camera: { state: 'on' } })
})

test('an insecure page is told as such', async () => {
  Object.defineProperty(navigator, 'mediaDevices', { configurable: true, value: undefined })
  Object.defineProperty(window, 'isSecureContext', { configurable: true, value: false })
  const { local } = start()
  await local.wish({ microphone: true, camera: true })
  expect(local.store.getState().camera).toEqual({ state: 'missing', why: 'insecure-page' })
})

test('a silent microphone is back at once within ten seconds, and released afterwards', async () => {
  const { local } = start()
  await local.wish({ microphone: true })
  const track = fake(trackOf(local.store.getState().microphone))
  await local.wish({ microphone: false })
  expect([track.enabled, track.readyState]).toEqual([false, 'live'])
  await local.wish({ microphone: true })
  expect([track.enabled, media.devices.asked.length]).toEqual([true, 1])
  await local.wish({ microphone: false })
  await jest.advanceTimersByTimeAsync(10_000)
  expect([track.readyState, local.store.getState().microphone]).toEqual(['ended', { state: 'off', warm: null }])
})

test('a camera is released as soon as it is off', async () => {
  const { local } = start()
  await local.wish({ camera: true })
  const track = fake(trackOf(local.store.getState().camera))
  await local.wish({ camera: false })
  expect(track.readyState).toBe('ended')
})

test('the last of many wishes wins, also while the person thinks', async () => {
  const answer = media.devices.hesitate()
  const { local } = start()
  void local.wish({ microphone: true, camera: true })
  void local.wish({ camera: false })
  const last = local.wish({ microphone: true })
  answer()
  await last
  expect(local.store.getState()).toMatchObject({ microphone: { state: 'on' }, camera: { state: 'off' } })
  expect(media.open()).toBe(1)
})

test('another device takes the place of the first', async () => {
  media.devices.change([...media.devices.devices, { kind: 'audioinput', deviceId: 'mic-2', label: 'Headset' }])
  const { local } = start()
  await local.wish({ microphone: true })
  await local.wish({ microphoneId: 'mic-2' })
  expect(trackOf(local.store.getState().microphone)?.label).toBe('Headset')
  expect(media.open()).toBe(1)
})

test('a chosen device that is gone is replaced by the default one, once', async () => {
  const { local } = start()
  await local.wish({ camera: true, cameraId: 'gone' })
  expect(trackOf(local.store.getState().camera)?.label).toBe('Camera')
  const asked = media.devices.asked.length
  await local.wish({ microphone: false })
  expect(media.devices.asked).toHaveLength(asked)
})

test('a pulled microphone gives way to another, and comes back when it is plugged in', async () => {
  const { local } = start()
  await local.wish({ microphone: true })
  media.devices.change([])
  fake(trackOf(local.store.getState().microphone)).unplug()
  await jest.advanceTimersByTimeAsync(0)
  expect(local.store.getState().microphone).toEqual({ state: 'missing', why: 'no-device' })
  media.devices.change([{ kind: 'audioinput', deviceId: 'mic-9', label: 'New' }])
  await jest.advanceTimersByTimeAsync(0)
  expect(trackOf(local.store.getState().microphone)?.label).toBe('New')
})

test('a refusal is not asked again unless the person does', async () => {
  media.devices.refuses.video = 'NotAllowedError'
  const { local } = start()
  await local.wish({ camera: true })
  const asked = media.devices.asked.length
  await local.wish({ microphone: false })
  media.devices.change(media.devices.devices)
  expect(media.devices.asked).toHaveLength(asked)
  delete media.devices.refuses.video
  await local.wish({ camera: true })
  expect(local.store.getState().camera.state).toBe('on')
})

test('a phone\'s camera turns round, and the first one goes before', async () => {
  media.devices.change([
    { kind: 'videoinput', deviceId: 'front', label: 'Front', facingMode: 'user' },
    { kind: 'videoinput', deviceId: 'rear', label: 'Rear', facingMode: 'environment' },
  ])
  const { local } = start()
  await local.wish({ camera: true })
  await turnCamera(local)
  expect(local.store.getState().facing).toBe('rear')
  expect([trackOf(local.store.getState().camera)?.label, media.open()]).toEqual(['Rear', 1])
  await turnCamera(local)
  expect(local.store.getState().facing).toBe('front')
})

test('a desktop goes to its next camera', async () => {
  media.devices.change([
    { kind: 'videoinput', deviceId: 'one', label: 'One' },
    { kind: 'videoinput', deviceId: 'two', label: 'Two' },
  ])
  const { local } = start()
  await local.wish({ camera: true })
  await turnCamera(local)
  expect(trackOf(local.store.getState().camera)?.label).toBe('Two')
  await turnCamera(local)
  expect(trackOf(local.store.getState().camera)?.label).toBe('One')
})

test('open devices change hands without being opened again', async () => {
  const first = start()
  await first.local.wish({ microphone: true, camera: true })
  const given = first.local.give()
  first.scope.end()
  const second = start(given)
  await second.local.wish({ microphone: true, camera: true })
  expect(media.devices.asked).toHaveLength(1)
  expect(second.local.store.getState()).toMatchObject({ microphone: { state: 'on' }, camera: { state: 'on' } })
  second.scope.end()
  expect(media.open()).toBe(0)
})

test('what a listener brought along is closed', async () => {
  const first = start()
  await first.local.wish({ microphone: true, camera: true })
  start(first.local.give())
  await jest.advanceTimersByTimeAsync(10_000)
  expect(media.open()).toBe(0)
})

test('what opens after the end is closed at once', async () => {
  const answer = media.devices.hesitate()
  const { local, scope } = start()
  const wished = local.wish({ microphone: true, camera: true })
  scope.end()
  answer()
  await wished
  expect(media.open()).toBe(0)
})
