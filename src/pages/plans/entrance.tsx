import Taro from '@tarojs/taro'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { impossible } from '#shared/kernel/impossible'
import type { PlanDoor, PlanReply } from '#shared/protocol/plan'
import { MAX_NAME_LENGTH } from '#shared/protocol/version'
import { checkPath } from '../../call/paths'
import { rememberRoom } from '../../call/recent-rooms'
import { useServices } from '../../call/use-services'
import { clockTime } from '../../call/when'
import { enterPlan } from '../../signaling/plans'
import { announced } from '../../ui/aria'
import { Button } from '../../ui/button'
import { classesOf } from '../../ui/classes'
import { Field } from '../../ui/field'
import { useWords } from '../../ui/preferences'
import { TextInput } from '../../ui/text-input'
import type { WordKey } from '../../ui/words/zh'
import { dayWord } from './day-words'
import styles from './plans.module.scss'
import { usePlansApi } from './use-plans-api'
import { useSignIn, type SignIn } from './use-sign-in'

const css = classesOf(styles)
/** Who comes so early waits on the waiting page; who comes earlier is told when to come back. */
const WAITS_AHEAD_MS = 60 * 60_000

interface EntranceProps {
  readonly reply: PlanReply
  readonly onWait: () => void
}

/** The way in: the one button, or why there is none. */
export function Entrance({ reply, onWait }: EntranceProps) {
  const t = useWords()
  const signIn = useSignIn()
  const { said, busy, enter } = useEnter(reply, signIn, onWait)
  const { door, plan, now } = reply
  const closed = sentenceOf(door, now, t)
  const waits = door.state === 'waiting' || (door.state === 'closed' && !plan.mine && door.startsAt - now <= WAITS_AHEAD_MS)
  const action: WordKey | null = door.state === 'open' ? 'plans.enter' : waits ? 'plans.wait' : door.state === 'closed' && !plan.mine ? 'plans.note' : null
  return (
    <View className={css('entrance')}>
      {closed !== null && <View className={css('soft')}>{closed}</View>}
      {action !== null && signIn.needed && (
        <Field label={t('plans.form.name')}>
          <TextInput id='plan-name' value={signIn.name} label={t('plans.form.name')} placeholder={t('check.name.hint')} maxLength={MAX_NAME_LENGTH} onChange={signIn.rename} onEnter={() => enter(waits)} />
        </Field>
      )}
      {said !== null && <View className={css(said === 'plans.noted' ? 'soft' : 'trouble')} {...announced}>{t(said)}</View>}
      {action !== null && <Button id='enter-plan' text={t(action)} look={action === 'plans.note' ? 'plain' : 'primary'} large wide busy={busy} onPress={() => enter(waits)} />}
    </View>
  )
}

/** Signs in, then goes to the device check, to the waiting room, or only leaves word. */
function useEnter({ plan, door }: PlanReply, signIn: SignIn, onWait: () => void) {
  const services = useServices()
  const api = usePlansApi()
  const [said, setSaid] = useState<WordKey | null>(null)
  const [busy, setBusy] = useState(false)
  const go = async (waits: boolean): Promise<WordKey | null> => {
    const refused = await signIn.enter()
    if (refused !== null) return refused === 'plans.form.name.missing' ? 'check.name.missing' : refused
    const entered = await enterPlan(api, plan.id)
    const early = !entered.ok && entered.failure === 'plan/too-early'
    if (waits && (early || (entered.ok && entered.value.state === 'waiting'))) {
      onWait()
      return null
    }
    if (!entered.ok) return early && door.state === 'closed' ? 'plans.noted' : `failure.${entered.failure}`
    if (entered.value.state === 'waiting') onWait()
    else {
      const { id, joinCode, scenario, title } = entered.value.room
      rememberRoom(services.storage, { id, joinCode, scenario, title, at: services.now(), mine: plan.mine })
      void Taro.navigateTo({ url: checkPath({ aim: 'join', room: id }) })
    }
    return null
  }
  const enter = (waits: boolean) => {
    if (busy) return
    setBusy(true)
    void go(waits).then((words) => {
      setBusy(false)
      setSaid(words)
    })
  }
  return { said, busy, enter }
}

function sentenceOf(door: PlanDoor, now: number, t: ReturnType<typeof useWords>): string | null {
  switch (door.state) {
    case 'closed':
      return t('plans.opens', { time: `${dayWord(door.opensAt, now, t)} ${clockTime(door.opensAt)}` })
    case 'over':
      return t('plans.over')
    case 'cancelled':
      return t('plans.cancelled.meaning')
    case 'waiting':
    case 'open':
      return null
    default:
      return impossible(door)
  }
}
