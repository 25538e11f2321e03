import Taro, { useRouter } from '@tarojs/taro'
import { View } from '@tarojs/components'
import { useState } from 'react'
import type { FailureCode } from '#shared/protocol/failures'
import { Farewell } from '../../call/farewell'
import { lobbyPath, readAim } from '../../call/paths'
import { IconButton } from '../../ui/icon-button'
import { Page } from '../../ui/page'
import { useWords } from '../../ui/preferences'
import { classesOf } from '../../ui/classes'
import styles from './check.module.scss'
import { CheckSteps } from './steps'
import { useDoor } from './use-door'
import type { Refusal } from './use-entrance'

const css = classesOf(styles)

/** Before the room: your picture, your sound, your network, and one button. */
export default function Check() {
  const t = useWords()
  const { params } = useRouter()
  const [aim] = useState(() => readAim(params))
  const door = useDoor(aim)
  // After a refused entry the devices were handed over already: the check starts anew.
  const [{ round, refused }, setLast] = useState<{ readonly round: number; readonly refused: FailureCode | null }>({ round: 0, refused: null })
  const turnAway = ({ why, devicesGone }: Refusal) => setLast((last) => ({ round: devicesGone ? last.round + 1 : last.round, refused: why }))
  const back = () => void (Taro.getCurrentPages().length > 1 ? Taro.navigateBack() : Taro.reLaunch({ url: lobbyPath }))
  if (door.state === 'refused') return <Farewell title={t('ended.refused')} text={t(`failure.${door.why}`)} />
  return (
    <Page>
      <View className={css('check')}>
        <View className={css('back')}><IconButton icon='chevron-left' label={t('app.back')} onPress={back} /></View>
        {door.state === 'found' && <CheckSteps key={round} door={door.door} refused={refused} onRefused={turnAway} />}
        {door.state === 'looking' && <View className={css('note')}>{t('join.looking')}</View>}
      </View>
    </Page>
  )
}
