import { View } from '@tarojs/components'
import { useLive } from '../../../call/use-call'
import { useChime } from '../../../call/use-chime'
import { useSay } from '../../../call/use-say'
import { useSecondsLeft } from '../../../call/use-seconds-left'
import { announced } from '../../../ui/aria'
import { Icon } from '../../../ui/icon'
import { coinsOf, type Turn } from '../law/state'
import { classesOf } from '../../../ui/classes'
import styles from './hud.module.scss'
import { useClaw, useMyId, useMyRole, useName } from './use-claw'

const css = classesOf(styles)

/** Coins and watchers at the top, the time and what goes on over the picture. */
export function Hud() {
  const say = useSay()
  const claw = useClaw()
  const me = useMyId()
  const role = useMyRole()
  const watching = useLive(({ room }) => room.members.length, 0)
  const { turn } = claw
  const left = useSecondsLeft(turn.phase === 'steering' ? turn.until : null)
  const began = turn.phase === 'free' ? 0 : turn.id
  useChime('turn', turn.phase === 'offered' && turn.player === me ? began : 0)
  useChime('grab', turn.phase === 'grabbing' ? began : 0)
  return (
    <View className={css('hud')}>
      <View className={css('row')}>
        <View className={css('fact')}>
          <Icon name='coins' size={16} />
          <View>{role === 'player' ? say('coins', { count: coinsOf(claw, me) }) : say('totals', { turns: claw.turns, wins: claw.wins })}</View>
        </View>
        <View className={css('fact')}><Icon name='eye' size={16} /><View>{say('watching', { count: watching })}</View></View>
      </View>
      <View className={css('middle')} {...announced}>
        {left !== null && <View className={css('clock', left <= 5 && 'late')}>{left}</View>}
        <Line turn={turn} me={me} />
      </View>
    </View>
  )
}

function Line({ turn, me }: { readonly turn: Turn; readonly me: string }) {
  const say = useSay()
  const name = useName(turn.phase === 'free' ? null : turn.player)
  const text = lineOf(turn, me, name, say)
  const mine = turn.phase === 'shown' && turn.player === me
  return text === null ? null : <View className={css('line', mine && 'result')}>{text}</View>
}

function lineOf(turn: Turn, me: string, name: string, say: ReturnType<typeof useSay>): string | null {
  if (turn.phase === 'free') return say('free')
  const mine = turn.player === me
  if (turn.phase === 'offered') return mine ? null : say('offered-other', { name })
  if (turn.phase === 'steering') return mine ? null : say('playing', { name })
  if (turn.phase === 'grabbing') return say('grabbing')
  if (turn.won === null) return mine ? say('untold') : say('free')
  if (turn.won) return mine ? say('won') : say('won-other', { name })
  return mine ? say('lost') : say('lost-other', { name })
}
