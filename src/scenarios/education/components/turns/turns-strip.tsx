import { View } from '@tarojs/components'
import { memberOf } from '#shared/room/state'
import { useCall, useLive, useMedia } from '../../../../call/use-call'
import { useChime } from '../../../../call/use-chime'
import { useSay } from '../../../../call/use-say'
import { useSecondsLeft } from '../../../../call/use-seconds-left'
import { lasting } from '../../../../call/when'
import { announced } from '../../../../ui/aria'
import { Button } from '../../../../ui/button'
import { classesOf } from '../../../../ui/classes'
import type { RunningTurns } from '../../law/turns/reduce'
import { useMyId, useName, useTeaching } from '../use-class'
import styles from './turns.module.scss'
import { useTurns, useTurnsMove } from './use-turns'

const css = classesOf(styles)

/** The last seconds are shown in another colour. */
const LATE_S = 10

/** Everybody sees whose turn it is, how long it lasts, and who comes then. */
export function TurnsStrip() {
  const turns = useTurns()
  const me = useMyId()
  const mine = turns.phase === 'running' && turns.member === me
  useChime('turn', mine ? turns.until : 0)
  return turns.phase === 'running' ? <Running turns={turns} mine={mine} me={me} /> : null
}

function Running({ turns, mine, me }: { readonly turns: RunningTurns; readonly mine: boolean; readonly me: string }) {
  const say = useSay()
  const leads = useTeaching()
  const name = useName(turns.member)
  const left = useSecondsLeft(turns.until)
  const up = useLive(({ room }) => memberOf(room, turns.member)?.stage === 'seated', true)
  const seconds = left ?? 0
  const share = Math.min(1, seconds / turns.seconds)
  return (
    <View className={css('strip')}>
      <View className={css('row')}>
        <View className={css('words')} {...announced}>
          <View className={css('now', mine && 'mine')}>{mine ? say('turns.yours') : say('turns.now', { name })}</View>
          <View className={css('then')}>{leads && !up ? say('turns.full', { name }) : <Then turns={turns} me={me} />}</View>
        </View>
        <View className={css('clock', seconds <= LATE_S && 'late')}>{lasting(seconds * 1_000)}</View>
        {mine && <Mine turns={turns} />}
        {leads && <Lead turns={turns} />}
      </View>
      <View className={css('track')}><View className={css('left', seconds <= LATE_S && 'late')} style={{ width: `${share * 100}%` }} /></View>
    </View>
  )
}

function Then({ turns: { waiting }, me }: { readonly turns: RunningTurns; readonly me: string }) {
  const say = useSay()
  const [next = null] = waiting
  const name = useName(next)
  const place = waiting.indexOf(me)
  if (next === null) return <>{say('turns.last')}</>
  if (place === 0) return <>{say('turns.next-you')}</>
  return <>{place > 0 ? say('turns.place', { count: place + 1 }) : say('turns.next', { name })}</>
}

/** Nobody turns a device on but its owner. */
function Mine({ turns }: { readonly turns: RunningTurns }) {
  const say = useSay()
  const { session } = useCall()
  const move = useTurnsMove()
  const speaks = useMedia(({ microphone }) => microphone.state === 'on')
  return (
    <View className={css('ways')}>
      {!speaks && <Button id='turn-open' icon='mic' text={say('turns.open')} look='primary' onPress={() => void session.setMicrophone(true)} />}
      <Button id='turn-done' text={say('turns.done')} onPress={() => move({ type: 'next', member: turns.member })} />
    </View>
  )
}

/** What leads the turns on. */
export function Lead({ turns: { member } }: { readonly turns: RunningTurns }) {
  const say = useSay()
  const move = useTurnsMove()
  return (
    <View className={css('ways')}>
      <Button id='turns-next' text={say('turns.go')} look='primary' onPress={() => move({ type: 'next', member })} />
      <Button id='turns-more' text={say('turns.more')} onPress={() => move({ type: 'more', member })} />
      <Button id='turns-stop' text={say('turns.stop')} onPress={() => move({ type: 'stop' })} />
    </View>
  )
}
