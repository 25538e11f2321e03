import { View } from '@tarojs/components'
import { DeviceSelect } from '../../call/device-select'
import { useWords } from '../../ui/preferences'
import { classesOf } from '../../ui/classes'
import styles from './check.module.scss'
import type { LivePreview } from './use-preview'

const css = classesOf(styles)

/** Which camera and which microphone, where there is a choice. */
export function DeviceFields({ live: { preview, state: { devices, chosen }, wish } }: { readonly live: LivePreview }) {
  const t = useWords()
  if (!preview.can.chooseDevice) return null
  return (
    <View className={css('devices')}>
      <DeviceSelect label={t('check.camera')} devices={devices.cameras} chosen={chosen.cameraId} onChoose={(cameraId) => wish({ cameraId })} />
      <DeviceSelect label={t('check.microphone')} devices={devices.microphones} chosen={chosen.microphoneId} onChoose={(microphoneId) => wish({ microphoneId })} />
    </View>
  )
}
