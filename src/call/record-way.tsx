import Taro from '@tarojs/taro'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { canDo } from '../store/select'
import { Button } from '../ui/button'
import { classesOf } from '../ui/classes'
import { useWords } from '../ui/preferences'
import styles from './more-panel.module.scss'
import { replayPath } from './paths'
import { useCall, useLive } from './use-call'
import { Way } from './way'

const css = classesOf(styles)

/** What a clip holds, where the room keeps as much. */
const CLIP_SECONDS = 30

/** Records the room and keeps its last seconds, for who may; stopping is asked first. What was recorded can be watched by everybody. */
export function RecordWay({ onStarted }: { readonly onStarted: () => void }) {
  const t = useWords()
  const { session, scenario } = useCall()
  const records = useLive((live) => canDo(live, 'record', scenario), false)
  const running = useLive(({ room }) => room.recording !== null, false)
  const recorded = useLive((live) => live.recorded, null)
  const [asking, setAsking] = useState(false)
  const start = () => {
    void session.startRecording()
    onStarted()
  }
  const clip = Math.min(scenario.keepsSeconds ?? 0, CLIP_SECONDS)
  const keep = () => {
    void session.takeClip(clip)
    onStarted()
  }
  const stop = () => {
    setAsking(false)
    void session.stopRecording()
  }
  if (asking && running) {
    return (
      <View className={css('sure')}>
        <View>{t('more.record.sure')}</View>
        <Button id='record-sure' text={t('more.record.stop')} look='danger' wide onPress={stop} />
        <Button text={t('app.cancel')} wide onPress={() => setAsking(false)} />
      </View>
    )
  }
  return (
    <>
      {records && !running && <Way id='more-record' icon='circle-dot' text={t('more.record')} onPress={start} />}
      {records && running && <Way id='more-record' icon='circle-dot' danger text={t('more.record.stop')} onPress={() => setAsking(true)} />}
      {records && clip > 0 && <Way id='more-clip' icon='pin' text={t('more.clip', { seconds: clip })} onPress={keep} />}
      {recorded !== null && <Way id='more-replay' icon='play' text={t('more.replay')} onPress={() => void Taro.navigateTo({ url: replayPath(recorded) })} />}
    </>
  )
}
