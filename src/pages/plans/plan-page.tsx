import Taro from '@tarojs/taro'
import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Occurrence, PlanReply, PlanView } from '#shared/protocol/plan'
import { plansPath } from '../../call/paths'
import { useServices } from '../../call/use-services'
import { scenarios } from '../../scenarios/catalog'
import { Button } from '../../ui/button'
import { Card } from '../../ui/card'
import { classesOf } from '../../ui/classes'
import { Pill } from '../../ui/pill'
import { usePreferences, useWords } from '../../ui/preferences'
import { ChangeDialog } from './change-dialog'
import { dayWord, repeatWord, spanWord } from './day-words'
import { Entrance } from './entrance'
import type { Face } from './face'
import { Frame } from './frame'
import { Invite } from './invite'
import { Occurrences } from './occurrences'
import styles from './plans.module.scss'
import { ownZone } from './zone'

const css = classesOf(styles)

export interface PlanPageProps {
  readonly reply: PlanReply
  readonly onFace: (face: Face) => void
  readonly onChanged: (reply: PlanReply) => void
}

/** A plan: on the left what, when and the way in; on the right whom to invite and how it can be changed. */
export function PlanPage({ reply, onFace, onChanged }: PlanPageProps) {
  const t = useWords()
  const { plan, now } = reply
  const [asked, setAsked] = useState<Occurrence | null>(null)
  const next = nextOf(plan, now)
  const chosen = next ?? plan.occurrences.at(-1)
  const mayChange = plan.mine && !plan.cancelled && next !== undefined
  return (
    <Frame title={next?.title ?? plan.title} onBack={Taro.getCurrentPages().length > 1 ? undefined : () => void Taro.redirectTo({ url: plansPath })}>
      <View className={css('columns')}>
        <View className={css('column')}>
          <Card><Facts plan={plan} shown={chosen} /></Card>
          <Card><Entrance reply={reply} onWait={() => onFace({ face: 'waiting' })} /></Card>
          {plan.occurrences.length > 1 && <Occurrences plan={plan} now={now} onChoose={mayChange ? setAsked : null} />}
        </View>
        <View className={css('column')}>
          <Invite plan={plan} />
          {mayChange && <Button id='change-plan' text={t('plans.change')} wide onPress={() => setAsked(next)} />}
          {plan.students.length > 0 && <Students names={plan.students} />}
        </View>
      </View>
      {asked !== null && <ChangeDialog plan={plan} occurrence={asked} onEdit={(scope) => onFace({ face: 'edit', scope, occurrence: asked })} onChanged={onChanged} onClose={() => setAsked(null)} />}
    </Frame>
  )
}

/** What goes on or comes first. */
const nextOf = ({ occurrences }: PlanView, now: number): Occurrence | undefined => occurrences.find(({ endsAt, cancelled }) => !cancelled && endsAt > now)

function Facts({ plan, shown }: { readonly plan: PlanView; readonly shown: Occurrence | undefined }) {
  const { t, language } = usePreferences()
  const { now } = useServices()
  const scenario = scenarios.find(({ id }) => id === plan.scenario)?.words[language]
  const kind = plan.variant === null ? undefined : scenario?.variants?.[plan.variant]?.name
  return (
    <View className={css('facts-list')}>
      {plan.cancelled && <View><Pill tone='warning'>{t('plans.cancelled')}</Pill></View>}
      {shown && <View className={css('when')}>{dayWord(shown.startsAt, now(), t)} {spanWord(shown)}</View>}
      {plan.occurrences.length > 1 && <View>{repeatWord(plan, t)}</View>}
      <View className={css('soft')}>{[...(scenario ? [scenario.title] : []), ...(kind === undefined ? [] : [kind]), t('plans.by', { host: plan.host })].join(' · ')}</View>
      {plan.zone !== ownZone() && <View className={css('soft')}>{t('plans.zone', { zone: plan.zone })}</View>}
    </View>
  )
}

function Students({ names }: { readonly names: readonly string[] }) {
  const t = useWords()
  return (
    <View className={css('stretch')}>
      <View className={css('name')}>{t('plans.students', { count: names.length })}</View>
      <View className={css('names')}>{names.map((name, index) => <Pill key={`${index}-${name}`}>{name}</Pill>)}</View>
    </View>
  )
}
