import { View } from '@tarojs/components'
import { useState } from 'react'
import { lasting } from '../../../../call/when'
import { useSay } from '../../../../call/use-say'
import { Button } from '../../../../ui/button'
import { classesOf } from '../../../../ui/classes'
import { Field } from '../../../../ui/field'
import { TextInput } from '../../../../ui/text-input'
import { ToolPanel } from '../toolbox/tool-panel'
import styles from './countdown.module.scss'
import { CountdownControls } from './countdown-controls'
import { useCountdown, useCountdownMove, useCountdownSeconds } from './use-countdown'

const css = classesOf(styles)

const PRESETS = [1, 3, 5, 10] as const
const LONGEST_SECONDS = 3 * 3_600

/** Starts time running: one of four, or any. */
export function CountdownPanel() {
  const say = useSay()
  const move = useCountdownMove()
  const countdown = useCountdown()
  const left = useCountdownSeconds(countdown)
  const [minutes, setMinutes] = useState('')
  const [seconds, setSeconds] = useState('')
  const [wrong, setWrong] = useState(false)
  const start = (count: number) => {
    const fits = Number.isInteger(count) && count >= 1 && count <= LONGEST_SECONDS
    setWrong(!fits)
    if (fits) void move({ type: 'start', seconds: count })
  }
  return (
    <ToolPanel title={say('countdown')}>
      <View className={css('panel')}>
        {left !== null && (
          <View className={css('now')}>
            <View className={css('large')}>{lasting(left * 1_000)}</View>
            <CountdownControls countdown={countdown} />
          </View>
        )}
        <View className={css('presets')}>
          {PRESETS.map((count) => <Button key={count} id={`countdown-${count}`} text={say('countdown.minutes', { count })} wide onPress={() => start(count * 60)} />)}
        </View>
        <Field label={say('countdown.own')} complaint={wrong ? say('countdown.wrong') : null}>
          <View className={css('own')}>
            <TextInput id='countdown-minutes' kind='number' value={minutes} label={say('countdown.own.minutes')} placeholder={say('countdown.own.minutes')} maxLength={3} onChange={setMinutes} />
            <TextInput id='countdown-seconds' kind='number' value={seconds} label={say('countdown.own.seconds')} placeholder={say('countdown.own.seconds')} maxLength={2} onChange={setSeconds} />
            <Button id='countdown-start' text={say('countdown.start')} look='primary' onPress={() => start(Number(minutes) * 60 + Number(seconds))} />
          </View>
        </Field>
      </View>
    </ToolPanel>
  )
}
