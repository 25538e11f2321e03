import { useState } from 'react'
import type { Occurrence, PlanReply, PlanScope, PlanView } from '#shared/protocol/plan'
import { useServices } from '../../call/use-services'
import { changePlan } from '../../signaling/plans'
import { useWords } from '../../ui/preferences'
import { dayWord } from './day-words'
import { changeOf, draftOf } from './draft'
import { Frame } from './frame'
import { PlanForm, type Answer } from './plan-form'
import { usePlansApi } from './use-plans-api'
import { useSignIn } from './use-sign-in'
import { ownZone } from './zone'

export interface EditPlanProps {
  readonly plan: PlanView
  readonly scope: PlanScope
  readonly occurrence: Occurrence
  readonly onBack: () => void
  readonly onChanged: (reply: PlanReply) => void
}

/** The form of what is changed: one time, this and later ones, or all. */
export function EditPlan({ plan, scope, occurrence, onBack, onChanged }: EditPlanProps) {
  const t = useWords()
  const { now } = useServices()
  const api = usePlansApi()
  const signIn = useSignIn()
  const [before] = useState(() => draftOf(plan, scope, occurrence))
  const [draft, setDraft] = useState(before)
  const save = async (): Promise<Answer> => {
    const change = changeOf(before, draft, { scope, occurrence: occurrence.at, zone: ownZone() })
    if (!change.ok) return change.failure
    const changed = await changePlan(api, plan.id, change.value)
    if (!changed.ok) return `failure.${changed.failure}`
    onChanged(changed.value)
    return null
  }
  const title = plan.occurrences.length > 1 ? t(`plans.form.edit.${scope}`, { day: dayWord(occurrence.startsAt, now(), t) }) : t('plans.form.edit')
  return (
    <Frame title={title} onBack={onBack}>
      <PlanForm draft={draft} scope={scope} signIn={signIn} saveText={t('plans.form.keep')} onChange={(change) => setDraft((last) => ({ ...last, ...change }))} onSave={save} />
    </Frame>
  )
}
