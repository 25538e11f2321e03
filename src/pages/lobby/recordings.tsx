import Taro, { useDidShow } from '@tarojs/taro'
import { View } from '@tarojs/components'
import { useState } from 'react'
import type { RecordingSummary } from '#shared/protocol/http'
import { replayPath } from '../../call/paths'
import { useServices } from '../../call/use-services'
import { dayTime, lasting } from '../../call/when'
import { scenarios } from '../../scenarios/catalog'
import { findRecordings } from '../../signaling/recordings'
import { classesOf } from '../../ui/classes'
import { Icon } from '../../ui/icon'
import { useWords } from '../../ui/preferences'
import { Press } from '../../ui/press'
import styles from './recent.module.scss'

const css = classesOf(styles)
const SHOWN_AT_FIRST = 5

/** What was recorded in this person's rooms; nothing as long as there is none. */
export function Recordings() {
  const t = useWords()
  const { ask, client, identity } = useServices()
  const [all, setAll] = useState<readonly RecordingSummary[]>([])
  const [unfolded, unfold] = useState(false)
  useDidShow(() => {
    if (identity.current() === null) return
    void findRecordings({ ask, serverBase: client.serverBase, identity }).then((found) => { if (found.ok) setAll(found.value.recordings) })
  })
  if (all.length === 0) return null
  return (
    <View className={css('recent')}>
      <View className={css('head')}>
        <View className={css('title')}>{t('lobby.recordings')}</View>
        {!unfolded && all.length > SHOWN_AT_FIRST && <Press className={css('forget')} onPress={() => unfold(true)}>{t('lobby.recordings.all')}</Press>}
      </View>
      <View className={css('list')}>
        {(unfolded ? all : all.slice(0, SHOWN_AT_FIRST)).map((recording) => <Row key={recording.id} recording={recording} />)}
      </View>
    </View>
  )
}

function Row({ recording: { id, kind, scenario, title, startedAt, endedAt } }: { readonly recording: RecordingSummary }) {
  const t = useWords()
  const { now } = useServices()
  const icon = scenarios.find((one) => one.id === scenario)?.icon ?? 'door-open'
  const length = endedAt === null ? t('lobby.recordings.now') : lasting(endedAt - startedAt)
  return (
    <Press className={css('row')} onPress={() => void Taro.navigateTo({ url: replayPath(id) })}>
      <View className={css('icon')}><Icon name={icon} /></View>
      <View className={css('words')}>
        <View className={css('name')}>{title}</View>
        <View className={css('facts')}>{kind === 'clip' && `${t('lobby.recordings.clip')} · `}{dayTime(startedAt, now())} · {length}</View>
      </View>
      <Icon name='chevron-right' size={18} />
    </Press>
  )
}
