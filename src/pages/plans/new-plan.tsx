import Taro from '@tarojs/taro'
import { useState } from 'react'
import { planPage } from '#shared/protocol/plan'
import { useServices } from '../../call/use-services'
import { scenarios } from '../../scenarios/catalog'
import { makePlan } from '../../signaling/plans'
import { useWords } from '../../ui/preferences'
import { freshDraft, requestOf } from './draft'
import { Frame } from './frame'
import { PlanForm, type Answer } from './plan-form'
import { usePlansApi } from './use-plans-api'
import { useSignIn } from './use-sign-in'
import { ownZone } from './zone'

export interface NewPlanProps {
  readonly scenario: string | undefined
  readonly variant: string | undefined
  readonly title: string | undefined
}

/** Plans a room, then shows where its link stands. */
export function NewPlan({ scenario, variant, title }: NewPlanProps) {
  const t = useWords()
  const { now } = useServices()
  const api = usePlansApi()
  const signIn = useSignIn()
  const [draft, setDraft] = useState(() => {
    const [first] = scenarios
    const chosen = scenarios.find(({ id }) => id === scenario) ?? first
    return freshDraft({ scenario: chosen?.id ?? '', variant: variant ?? chosen?.variants?.[0]?.id, title: title ?? '' }, now())
  })
  const save = async (): Promise<Answer> => {
    const request = requestOf(draft, ownZone())
    if (!request.ok) return request.failure
    const signedIn = await signIn.enter()
    if (signedIn !== null) return signedIn
    const made = await makePlan(api, request.value)
    if (!made.ok) return `failure.${made.failure}`
    void Taro.redirectTo({ url: planPage(made.value.plan.id) })
    return null
  }
  return (
    <Frame title={t('plans.form.new')}>
      <PlanForm draft={draft} scope='all' fresh signIn={signIn} saveText={t('plans.form.save')} onChange={(change) => setDraft((before) => ({ ...before, ...change }))} onSave={save} />
    </Frame>
  )
}
