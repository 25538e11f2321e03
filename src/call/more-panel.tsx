import { View } from '@tarojs/components'
import { useState, type ReactNode } from 'react'
import { Panel } from '../ui/panel'
import { usePreferences } from '../ui/preferences'
import { classesOf } from '../ui/classes'
import styles from './more-panel.module.scss'
import { MixWay } from './mix-way'
import { RecordWay } from './record-way'
import { useCall } from './use-call'
import type { PanelName } from './use-panel'
import { Way } from './way'

const css = classesOf(styles)

export interface MorePanelProps {
  /** The scenario's own lines. */
  readonly ways?: ReactNode
  readonly onClose: () => void
  readonly onOpen: (panel: PanelName) => void
}

/** What is not needed all the time. */
export function MorePanel({ ways, onClose, onOpen }: MorePanelProps) {
  const { t, sounds, setSounds } = usePreferences()
  const { session, can } = useCall()
  const [log, setLog] = useState<'ready' | 'busy' | 'sent'>('ready')
  const send = () => {
    setLog('busy')
    void session.sendLog().then((sent) => setLog(sent.ok ? 'sent' : 'ready'))
  }
  return (
    <Panel title={t('more.title')} closeLabel={t('app.close')} onClose={onClose}>
      <View className={css('list')}>
        {ways}
        <View className={css('phone')}><Way icon='users' text={t('bar.members')} onPress={() => onOpen('members')} /></View>
        <Way id='more-share' icon='share-2' text={t('more.share')} onPress={() => onOpen('share')} />
        <Way id='more-devices' icon='settings' text={t('more.devices')} onPress={() => onOpen('devices')} />
        <Way id='more-layout' icon='layout-grid' text={t('more.layout')} onPress={() => onOpen('layout')} />
        <RecordWay onStarted={onClose} />
        <MixWay onDone={onClose} />
        {can().statistics && <Way id='more-statistics' icon='chart-column' text={t('more.statistics')} onPress={() => onOpen('statistics')} />}
        <View className={css('desktop')}><Way icon='info' text={t('more.keys')} onPress={() => onOpen('keys')} /></View>
        <Way id='more-sounds' icon='volume-2' text={`${t('more.sounds')} · ${t(sounds ? 'more.on' : 'more.off')}`} onPress={() => setSounds(!sounds)} />
        <Way id='more-log' icon='flag' text={t(log === 'sent' ? 'more.log.sent' : log === 'busy' ? 'app.working' : 'more.log')} onPress={() => { if (log === 'ready') send() }} />
      </View>
    </Panel>
  )
}
