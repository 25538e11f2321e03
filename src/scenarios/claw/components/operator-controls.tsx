import { View } from '@tarojs/components'
import { useLive } from '../../../call/use-call'
import { useRoomPanel } from '../../../call/use-panel'
import { useSay } from '../../../call/use-say'
import { Banner } from '../../../ui/banner'
import { Button } from '../../../ui/button'
import { classesOf } from '../../../ui/classes'
import styles from './operator-controls.module.scss'
import { useWords } from '../../../ui/preferences'
import { useClaw, useMove } from './use-claw'

const css = classesOf(styles)

/** The operator tells what a grab brought, or takes a turn away. */
export function OperatorControls() {
  const say = useSay()
  const move = useMove()
  const { turn } = useClaw()
  const alone = useLive(({ room }) => room.members.length === 1, false)
  if (alone) return <ShareHint />
  if (turn.phase === 'free' || turn.phase === 'shown') return null
  if (turn.phase !== 'grabbing') {
    return <View className={css('row')}><Button id='claw-skip' text={say('skip')} onPress={() => move({ type: 'skip', turnId: turn.id })} /></View>
  }
  const report = (won: boolean) => move({ type: 'report', turnId: turn.id, won })
  return (
    <View className={css('row')}>
      <View className={css('question')}>{say('report')}</View>
      <Button id='claw-won' text={say('report-won')} look='primary' onPress={() => report(true)} />
      <Button id='claw-lost' text={say('report-lost')} onPress={() => report(false)} />
    </View>
  )
}

function ShareHint() {
  const t = useWords()
  const say = useSay()
  const panel = useRoomPanel()
  if (panel.name === 'share') return null
  return <Banner icon='user-plus' tone='plain' text={say('alone')}><Button id='share-hint' text={t('more.share')} look='primary' onPress={() => panel.open('share')} /></Banner>
}
