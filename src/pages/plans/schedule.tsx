import Taro, { useDidShow } from '@tarojs/taro'
import { View } from '@tarojs/components'
import { useCallback, useState } from 'react'
import type { FailureCode } from '#shared/protocol/failures'
import type { PlanLine, PlansReply } from '#shared/protocol/plan'
import type { RecordingSummary } from '#shared/protocol/http'
import { newPlanPath } from '../../call/paths'
import { useServices } from '../../call/use-services'
import { findPlans } from '../../signaling/plans'
import { findRecordings } from '../../signaling/recordings'
import { announced } from '../../ui/aria'
import { Button } from '../../ui/button'
import { classesOf } from '../../ui/classes'
import { useWords } from '../../ui/preferences'
import { Spinner } from '../../ui/spinner'
import { stretchOf, type Stretch } from './day-words'
import { Frame } from './frame'
import { Line } from './line'
import styles from './plans.module.scss'
import { usePlansApi } from './use-plans-api'

const css = classesOf(styles)
const NOTHING: PlansReply = { now: 0, coming: [], past: [] }
const STRETCHES: readonly Stretch[] = ['today', 'week', 'later']

type Found =
  | { readonly state: 'loading' }
  | { readonly state: 'open'; readonly plans: PlansReply; readonly recordings: readonly RecordingSummary[] }
  | { readonly state: 'refused'; readonly why: FailureCode }

/** What somebody has planned, and what they were asked to: today, this week, later, and what was. */
export function Schedule() {
  const t = useWords()
  const { found, reload } = useSchedule()
  const plan = <Button id='new-plan' icon='plus' text={t('plans.new')} look='primary' onPress={() => void Taro.navigateTo({ url: newPlanPath() })} />
  return (
    <Frame title={t('plans.title')} way={plan}>
      {found.state === 'loading' && <Spinner text={t('plans.loading')} />}
      {found.state === 'refused' && <View className={css('trouble')} {...announced}>{t(`failure.${found.why}`)}<Button text={t('app.retry')} onPress={reload} /></View>}
      {found.state === 'open' && <Lines plans={found.plans} recordings={found.recordings} />}
    </Frame>
  )
}

function Lines({ plans: { coming, past }, recordings }: Pick<Extract<Found, { state: 'open' }>, 'plans' | 'recordings'>) {
  const t = useWords()
  const { now } = useServices()
  const of = (stretch: Stretch) => {
    const inIt = coming.filter(({ occurrence }) => stretchOf(occurrence.startsAt, now()) === stretch)
    // Of what repeats, only the next is worth a line there.
    return stretch === 'later' ? inIt.filter((line, index) => inIt.findIndex(({ id }) => id === line.id) === index) : inIt
  }
  return (
    <>
      {coming.length === 0 && <View className={css('empty')}>{t('plans.empty')}</View>}
      {STRETCHES.map((stretch) => <Stretch key={stretch} title={t(`plans.${stretch}`)} lines={of(stretch)} recordings={recordings} />)}
      <Stretch title={t('plans.past')} lines={past} recordings={recordings} />
      {past.length === 0 && coming.length > 0 && <View className={css('stretch', 'soft')}>{t('plans.past.none')}</View>}
    </>
  )
}

function Stretch({ title, lines, recordings }: { readonly title: string; readonly lines: readonly PlanLine[]; readonly recordings: readonly RecordingSummary[] }) {
  if (lines.length === 0) return null
  return (
    <View className={css('stretch')}>
      <View className={css('name')}>{title}</View>
      <View className={css('list')}>
        {lines.map((line) => {
          const { room, at } = line.occurrence
          return <Line key={`${line.id}-${at}`} line={line} recording={recordings.find((one) => room !== null && one.room === room && one.kind === 'recording')?.id ?? null} />
        })}
      </View>
    </View>
  )
}

/** Who never signed in has an empty schedule. */
function useSchedule(): { readonly found: Found; readonly reload: () => void } {
  const api = usePlansApi()
  const [found, setFound] = useState<Found>({ state: 'loading' })
  const reload = useCallback(() => {
    if (api.identity.current() === null) return setFound({ state: 'open', plans: NOTHING, recordings: [] })
    void Promise.all([findPlans(api), findRecordings(api)]).then(([plans, recordings]) => {
      if (plans.ok) setFound({ state: 'open', plans: plans.value, recordings: recordings.ok ? recordings.value.recordings : [] })
      else setFound((before) => (before.state === 'open' ? before : { state: 'refused', why: plans.failure }))
    })
  }, [api])
  useDidShow(reload)
  return { found, reload }
}
