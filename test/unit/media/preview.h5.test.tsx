import { act, cleanup, render } from '@testing-library/react'
import { createScope } from '#shared/kernel/scope'
import { openPreview } from '../../../src/media/preview'
import { installBrowserMedia } from '../../support/media/browser-media'

let media = installBrowserMedia()
beforeEach(() => {
  media = installBrowserMedia()
})
afterEach(cleanup)

test('it asks, shows the picture and lists the devices by name', async () => {
  const preview = openPreview(createScope())
  const { PreviewVideo } = preview
  const { container } = render(<PreviewVideo />)
  await act(() => preview.set({ microphone: true, camera: true }))
  await act(async () => undefined)
  expect(preview.store.getState()).toMatchObject({
    asking: false,
    microphone: { state: 'on' },
    camera: { state: 'on' },
    chosen: { microphoneId: 'mic-1', cameraId: 'cam-1' },
    devices: { microphones: [{ id: 'mic-1', label: 'Microphone' }], cameras: [{ id: 'cam-1' }], speakers: [{ id: 'out-1' }] },
  })
  expect(container.querySelector('video')?.style.transform).toBe('scaleX(-1)')
})

test('it tells that the person has a question on the screen', async () => {
  const answer = media.devices.hesitate()
  const preview = openPreview(createScope())
  const asked = preview.set({ camera: true })
  expect(preview.store.getState().asking).toBe(true)
  answer()
  await asked
  expect(preview.store.getState().asking).toBe(false)
})

test('a refusal is a state', async () => {
  media.devices.refuses.audio = 'NotAllowedError'
  media.devices.refuses.video = 'NotFoundError'
  const preview = openPreview(createScope())
  await preview.set({ microphone: true, camera: true })
  expect(preview.store.getState()).toMatchObject({ microphone: { state: 'missing', why: 'permission-denied' }, camera: { state: 'missing', why: 'no-device' } })
})

test('it hands over what is on, and closes the rest', async () => {
  const scope = createScope()
  const preview = openPreview(scope)
  await preview.set({ microphone: true, camera: true })
  await preview.set({ microphone: false })
  const given = preview.handOver()
  scope.end()
  expect([given.microphone, given.camera?.readyState, media.open()]).toEqual([null, 'live', 1])
  given.close()
  expect(media.open()).toBe(0)
})

test('nothing stays open when nothing was handed over', async () => {
  const scope = createScope()
  const preview = openPreview(scope)
  await preview.set({ microphone: true, camera: true })
  scope.end()
  expect(media.open()).toBe(0)
})
