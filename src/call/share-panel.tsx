import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../ui/button'
import { Panel } from '../ui/panel'
import { useWords } from '../ui/preferences'
import { QrCode } from '../ui/qr-code'
import { linkTo, spoken } from './room-code'
import { classesOf } from '../ui/classes'
import styles from './share-panel.module.scss'
import { useLive } from './use-call'
import { useServices } from './use-services'

const css = classesOf(styles)

/** Brings people in: by code, by link, by QR code. */
export function SharePanel({ onClose }: { readonly onClose: () => void }) {
  const t = useWords()
  const { client } = useServices()
  const code = useLive(({ room }) => room.joinCode, '')
  const link = linkTo(client.serverBase(), code)
  return (
    <Panel title={t('share.title')} closeLabel={t('app.close')} onClose={onClose}>
      <View className={css('share')}>
        <View className={css('how')}>{t('share.how')}</View>
        <View className={css('qr')}><QrCode text={link} label={t('share.qr')} /></View>
        <Line label={t('share.code')} text={spoken(code)} copied={code} large />
        <Line label={t('share.link')} text={link} copied={link} />
      </View>
    </Panel>
  )
}

interface LineProps {
  readonly label: string
  readonly text: string
  readonly copied: string
  readonly large?: boolean
}

function Line({ label, text, copied, large }: LineProps) {
  const t = useWords()
  const { copyText } = useServices()
  const [done, setDone] = useState(false)
  return (
    <View className={css('line')}>
      <View className={css('words')}>
        <View className={css('label')}>{label}</View>
        <View className={css(large ? 'large' : 'text')}>{text}</View>
      </View>
      <Button icon={done ? 'check' : 'copy'} text={t(done ? 'app.copied' : 'app.copy')} onPress={() => void copyText(copied).then(setDone)} />
    </View>
  )
}
