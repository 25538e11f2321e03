import Taro from '@tarojs/taro'
import { View } from '@tarojs/components'
import { DOOR_OPENS_BEFORE_MS, type PlanDoor, type PlanReply, type PlanView } from '#shared/protocol/plan'
import { checkPath } from '../../call/paths'
import { clockTime, lasting } from '../../call/when'
import { announced } from '../../ui/aria'
import { Button } from '../../ui/button'
import { Card } from '../../ui/card'
import { classesOf } from '../../ui/classes'
import { useWords } from '../../ui/preferences'
import { Frame } from './frame'
import styles from './plans.module.scss'
import { useServerTime, useWaiting } from './use-waiting'

const css = classesOf(styles)

export interface WaitingProps {
  readonly reply: PlanReply
  /** The server's clock minus this device's, ms. */
  readonly ahead: number
  readonly onBack: () => void
}

/** The waiting room: how long still, for whom, and it goes on by itself. */
export function Waiting({ reply: { plan, door }, ahead, onBack }: WaitingProps) {
  const t = useWords()
  const state = useWaiting(plan.id)
  const now = useServerTime(ahead)
  const startsAt = startOf(door, plan, now)
  const left = startsAt - now
  const shut = left > DOOR_OPENS_BEFORE_MS
  return (
    <Frame title={plan.title} onBack={onBack}>
      <View className={css('waiting')}>
        <Card>
          <View className={css('lobby')}>
            <View className={css('soft')}>{t('plans.waiting')} · {t('plans.by', { host: plan.host })}</View>
            {state.state === 'refused' ? <View className={css('trouble')} {...announced}>{t(`failure.${state.why}`)}</View> : (
              <>
                {left > 0 ? (
                  <>
                    <View className={css('soft')}>{t('plans.waiting.until')}</View>
                    <View className={css('countdown')}>{lasting(left + 999)}</View>
                  </>
                ) : <View className={css('when')} {...announced}>{t('plans.waiting.host', { host: plan.host })}</View>}
                {shut && <View className={css('soft')}>{t('plans.waiting.door', { time: clockTime(startsAt - DOOR_OPENS_BEFORE_MS) })}</View>}
                <View>{t(state.state === 'lost' ? 'plans.waiting.lost' : 'plans.waiting.soon')}</View>
              </>
            )}
            <View className={css('ways')}>
              <Button id='waiting-check' icon='settings' text={t('plans.waiting.check')} wide onPress={() => void Taro.navigateTo({ url: checkPath({ aim: 'devices' }) })} />
              <Button id='waiting-leave' text={t('plans.waiting.leave')} look='quiet' wide onPress={onBack} />
            </View>
          </View>
        </Card>
      </View>
    </Frame>
  )
}

/** Of what is waited for. */
const startOf = (door: PlanDoor, { occurrences, startsAt }: PlanView, now: number): number =>
  ('startsAt' in door ? door.startsAt : occurrences.find((one) => !one.cancelled && one.endsAt > now)?.startsAt ?? startsAt)
