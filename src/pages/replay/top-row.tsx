import Taro from '@tarojs/taro'
import { View } from '@tarojs/components'
import type { RecordingReply } from '#shared/protocol/http'
import { lobbyPath } from '../../call/paths'
import { useServices } from '../../call/use-services'
import { dayTime, lasting } from '../../call/when'
import { Button } from '../../ui/button'
import { classesOf } from '../../ui/classes'
import { IconButton } from '../../ui/icon-button'
import { Pill } from '../../ui/pill'
import { useWords } from '../../ui/preferences'
import styles from './top-row.module.scss'
import { useSay } from './use-say'

const css = classesOf(styles)

export interface TopRowProps {
  readonly recording: Pick<RecordingReply, 'kind' | 'title' | 'startedAt'>
  readonly length: number
  /** Null when the recording has ended. */
  readonly onRefresh: (() => void) | null
  /** Whether the one picture of all is shown; null where there is none. */
  readonly together: boolean | null
  readonly onTogether: (together: boolean) => void
}

/** What this is, and the way back. */
export function TopRow({ recording: { kind, title, startedAt }, length, onRefresh, together, onTogether }: TopRowProps) {
  const t = useWords()
  const say = useSay()
  const { now } = useServices()
  const back = () => void (Taro.getCurrentPages().length > 1 ? Taro.navigateBack() : Taro.reLaunch({ url: lobbyPath }))
  return (
    <View className={css('row')}>
      <IconButton icon='arrow-left' label={t('app.back')} onPress={back} />
      <View className={css('words')}>
        <View className={css('title')}>{title}</View>
        <View className={css('facts')}>{kind === 'clip' && `${t('lobby.recordings.clip')} · `}{dayTime(startedAt, now())} · {lasting(length)}</View>
      </View>
      {together !== null && <Button id='replay-together' icon='layout-grid' text={say(together ? 'page.apart' : 'page.together')} look='quiet' onPress={() => onTogether(!together)} />}
      {onRefresh && <Pill tone='danger'>{say('page.still')}</Pill>}
      {onRefresh && <Button id='replay-refresh' icon='refresh-cw' text={say('page.refresh')} look='quiet' onPress={onRefresh} />}
    </View>
  )
}
