import { View } from '@tarojs/components'
import { useSay } from '../../../call/use-say'
import { classesOf } from '../../../ui/classes'
import styles from './controls.module.scss'
import { OperatorControls } from './operator-controls'
import { Pad } from './pad'
import { Queue } from './queue'
import { useClaw, useMyId, useMyRole } from './use-claw'

const css = classesOf(styles)

/** Under the picture: the pad for who plays, the queue for who waits, the result for who runs the machine. */
export function Controls() {
  const say = useSay()
  const { turn, turns } = useClaw()
  const me = useMyId()
  const role = useMyRole()
  const playing = (turn.phase === 'steering' || turn.phase === 'grabbing') && turn.player === me
  return (
    <View className={css('controls')}>
      {playing ? <Pad /> : <Queue />}
      {role === 'operator' && <OperatorControls />}
      <View className={css('record')}>{say('record', { id: String(turns).padStart(4, '0') })}</View>
    </View>
  )
}
