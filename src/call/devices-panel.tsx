import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { createScope } from '#shared/kernel/scope'
import { watchDevices } from '../media/device-list'
import type { DeviceList } from '../media/device-list/contract'
import { Button } from '../ui/button'
import { Panel } from '../ui/panel'
import { useWords } from '../ui/preferences'
import { keepDevices, readDevices } from './device-choice'
import { DeviceSelect } from './device-select'
import { classesOf } from '../ui/classes'
import styles from './devices-panel.module.scss'
import { useCall, useMedia } from './use-call'
import { useServices } from './use-services'

const css = classesOf(styles)

const NOTHING: DeviceList = { microphones: [], cameras: [], speakers: [] }

/** Which microphone, camera and speaker; front or rear. */
export function DevicesPanel({ onClose }: { readonly onClose: () => void }) {
  const t = useWords()
  const { session, media, can } = useCall()
  const { storage } = useServices()
  const facing = useMedia((state) => state.facing)
  const [chosen, setChosen] = useState(() => readDevices(storage))
  const [speaker, setSpeaker] = useState<string>()
  const [devices, setDevices] = useState(NOTHING)
  useEffect(() => {
    const scope = createScope()
    watchDevices(scope, setDevices)
    return () => scope.end()
  }, [])
  const choose = (change: { readonly microphoneId?: string; readonly cameraId?: string }) => {
    const next = { ...chosen, ...change }
    setChosen(next)
    keepDevices(storage, next)
    void session.choose(change)
  }
  const listen = (speakerId: string) => {
    setSpeaker(speakerId)
    void media.choose({ speakerId })
  }
  return (
    <Panel title={t('more.devices')} closeLabel={t('app.close')} onClose={onClose}>
      <View className={css('fields')}>
        <DeviceSelect label={t('device.microphone')} devices={devices.microphones} chosen={chosen.microphoneId} onChoose={(microphoneId) => choose({ microphoneId })} />
        <DeviceSelect label={t('device.camera')} devices={devices.cameras} chosen={chosen.cameraId} onChoose={(cameraId) => choose({ cameraId })} />
        <DeviceSelect label={t('device.speaker')} devices={devices.speakers} chosen={speaker} onChoose={listen} />
        {can().switchCamera && devices.cameras.length !== 1 && <Button icon='switch-camera' text={t(facing === 'front' ? 'device.rear' : 'device.front')} onPress={() => void session.switchCamera()} />}
      </View>
    </Panel>
  )
}
