import { View } from '@tarojs/components'
import { useCall, useLive } from '../../../call/use-call'
import { useSay } from '../../../call/use-say'
import { useSecondsLeft } from '../../../call/use-seconds-left'
import { canDo } from '../../../store/select'
import { Button } from '../../../ui/button'
import { coinsOf, placeOf, TURN_PRICE, type ClawState } from '../law/state'
import { classesOf } from '../../../ui/classes'
import styles from './queue.module.scss'
import { useClaw, useMove, useMyId, useMyRole } from './use-claw'

const css = classesOf(styles)

const MOST_NAMES = 5

/** Who plays next, and the way into the queue. */
export function Queue() {
  const say = useSay()
  const claw = useClaw()
  const me = useMyId()
  const role = useMyRole()
  const { scenario } = useCall()
  const plays = useLive((live) => canDo(live, 'move', scenario), false) && role === 'player'
  const names = useLive(({ room }) => claw.queue.slice(0, MOST_NAMES).map((id) => room.members.find((member) => member.id === id)?.name ?? '--'), NOBODY)
  return (
    <View className={css('queue')}>
      <View className={css('words')}>
        <View className={css('title')}>{say('queue-title')} · {claw.queue.length}</View>
        <View className={css('names')}>{names.length === 0 ? say(plays && claw.turn.phase === 'free' ? 'queue-empty' : 'queue-nobody') : names.map((name, index) => `${index + 1} ${name}`).join('   ')}</View>
      </View>
      {plays && <PlayButton claw={claw} me={me} />}
    </View>
  )
}

const NOBODY: readonly string[] = []

function PlayButton({ claw, me }: { readonly claw: ClawState; readonly me: string }) {
  const say = useSay()
  const move = useMove()
  const { turn } = claw
  const offered = turn.phase === 'offered' && turn.player === me
  const left = useSecondsLeft(offered ? turn.until : null)
  const place = placeOf(claw, me)
  if (offered) {
    return (
      <View className={css('offer')}>
        <View className={css('yours')}>{say('offered')}</View>
        <View className={css('names')}>{say('offered-hint', { seconds: left ?? 0 })}</View>
        <Button id='claw-confirm' text={say('confirm')} look='primary' large wide onPress={() => move({ type: 'confirm', turnId: turn.id })} />
      </View>
    )
  }
  if (place !== null) return <Button id='claw-unqueue' text={`${say('queue-place', { place })} · ${say('unqueue')}`} wide onPress={() => move({ type: 'unqueue' })} />
  if (turn.phase === 'shown' && turn.player === me) return null
  const poor = coinsOf(claw, me) < TURN_PRICE
  return <Button id='claw-queue' icon='coins' text={poor ? say('poor') : say('queue', { price: TURN_PRICE })} look='primary' large wide disabled={poor} onPress={() => move({ type: 'queue' })} />
}
