import Taro from '@tarojs/taro'
import { act, cleanup, render } from '@testing-library/react'
import { createScope } from '#shared/kernel/scope'
import { openPreview } from '../../../src/media/preview'
import { installPhoneMedia } from '../../support/media/phone-media'

let phone = installPhoneMedia()
beforeEach(() => {
  phone = installPhoneMedia()
})
afterEach(cleanup)

test('it asks WeChat for permission and shows the camera', async () => {
  const preview = openPreview(createScope())
  const { PreviewVideo } = preview
  const { container } = render(<PreviewVideo />)
  await act(() => preview.set({ microphone: true, camera: true, facing: 'rear' }))
  expect(jest.mocked(Taro.authorize)).toHaveBeenCalledWith({ scope: 'scope.camera' })
  expect(preview.store.getState()).toMatchObject({ asking: false, microphone: { state: 'on' }, camera: { state: 'on' }, facing: 'rear' })
  expect(container.querySelector('[data-device-position=back]')).not.toBeNull()
})

test('a refusal is a state', async () => {
  phone.refuse(['camera'])
  const preview = openPreview(createScope())
  await preview.set({ microphone: true, camera: true })
  expect(preview.store.getState()).toMatchObject({ microphone: { state: 'on' }, camera: { state: 'missing', why: 'permission-denied' } })
})

test('its camera goes when the room\'s comes', async () => {
  const preview = openPreview(createScope())
  const { PreviewVideo } = preview
  const { container } = render(<PreviewVideo />)
  await act(() => preview.set({ camera: true }))
  act(() => preview.handOver().close())
  expect(container.innerHTML).toBe('')
})
