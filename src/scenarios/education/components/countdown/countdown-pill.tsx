import { View } from '@tarojs/components'
import { useChime } from '../../../../call/use-chime'
import { lasting } from '../../../../call/when'
import { useSay } from '../../../../call/use-say'
import { announced, aria } from '../../../../ui/aria'
import { classesOf } from '../../../../ui/classes'
import { Drawn } from '../../../../ui/icon'
import { drawings } from '../drawings'
import { useTeaching } from '../use-class'
import styles from './countdown.module.scss'
import { CountdownControls } from './countdown-controls'
import { useCountdown, useCountdownSeconds } from './use-countdown'

const css = classesOf(styles)

const SOON_SECONDS = 10

/** The time that is left, for everybody; who teaches steers it here. */
export function CountdownPill() {
  const say = useSay()
  const teaching = useTeaching()
  const countdown = useCountdown()
  const seconds = useCountdownSeconds(countdown)
  if (countdown.phase === 'none' || seconds === null) return null
  const time = lasting(seconds * 1_000)
  const isOver = countdown.phase === 'over'
  return (
    <View id='countdown' className={css('pill', seconds <= SOON_SECONDS && 'soon', countdown.phase === 'paused' && 'paused')}>
      <Drawn inside={drawings.countdown} size={18} />
      <View className={css('time')} {...aria('timer', say('countdown.left', { time }))}>{time}</View>
      <View className={css('state')} {...announced}>{isOver ? say('countdown.over') : countdown.phase === 'paused' ? say('countdown.paused') : ''}</View>
      {teaching && <CountdownControls countdown={countdown} />}
    </View>
  )
}

/** Lets everybody hear that the time is up, once. */
export function CountdownChime() {
  const countdown = useCountdown()
  useChime('time', countdown.phase === 'over' ? countdown.id : 0)
  return null
}
