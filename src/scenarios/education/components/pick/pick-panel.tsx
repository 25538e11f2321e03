import { View } from '@tarojs/components'
import { useLive } from '../../../../call/use-call'
import { useSay } from '../../../../call/use-say'
import { Button } from '../../../../ui/button'
import { classesOf } from '../../../../ui/classes'
import { readPick } from '../../law/pick/reduce'
import { ToolPanel } from '../toolbox/tool-panel'
import { useStudents } from '../use-class'
import styles from './pick.module.scss'
import { Reel } from './reel'
import { useInvite, usePicked, usePickMove } from './use-pick'

const css = classesOf(styles)

const NOBODY: readonly string[] = []

/** Lets chance choose a student. */
export function PickPanel() {
  const say = useSay()
  const move = usePickMove()
  const picked = usePicked()
  const invite = useInvite(picked)
  const here = useStudents().filter(({ presence }) => presence !== 'away')
  const had = useLive(({ room }) => readPick(room.law).had, NOBODY)
  return (
    <ToolPanel title={say('pick')}>
      <View className={css('panel')}>
        <View className={css('note')}>{say('pick.how')}</View>
        {picked !== null && <View className={css('stands')}><Reel key={picked.id} picked={picked} large /></View>}
        <Button id='pick-go' text={say(picked === null ? 'pick.go' : 'pick.again')} look='primary' wide disabled={here.length === 0} onPress={() => void move({ type: 'pick' })} />
        {invite !== null && <Button id='pick-invite' icon='user-plus' text={say('pick.invite')} wide onPress={invite} />}
        <View className={css('note')}>{say('pick.had', { had: here.filter(({ id }) => had.includes(id)).length, here: here.length })}</View>
      </View>
    </ToolPanel>
  )
}
