import { useRef } from 'react'
import { chooseCameraFile } from '../camera-files.ts'
import type { RunningPhone } from '../running-phone.ts'
import { useDevice } from '../use-device.ts'
import { t } from '../words.ts'
import { Choice } from './choice'

/** What a phone's camera sees: this computer's camera, or a film or picture of the person's. */
export function CameraChoice({ phone: { name, device } }: { readonly phone: RunningPhone }) {
  const input = useRef<HTMLInputElement>(null)
  const file = useDevice(device, ({ phone }) => phone.cameraFile)
  const choose = (to: 'computer' | 'file'): void => {
    if (to === 'computer') void chooseCameraFile(name, device, null)
    else input.current?.click()
  }
  return (
    <>
      <Choice label={t('cameraFrom')} value={file ? 'file' : 'computer'} options={[['computer', t('computerCamera')], ['file', file?.name || t('fileCamera')]]} onChoose={choose} />
      <input ref={input} id='camera-file' type='file' accept='video/*,image/*' hidden onChange={({ target }) => {
        const [chosen] = target.files ?? []
        if (chosen) void chooseCameraFile(name, device, chosen)
        target.value = ''
      }} />
    </>
  )
}
