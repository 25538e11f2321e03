import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Occurrence, PlanReply, PlanScope, PlanView } from '#shared/protocol/plan'
import { useServices } from '../../call/use-services'
import { changePlan } from '../../signaling/plans'
import { announced } from '../../ui/aria'
import { Button } from '../../ui/button'
import { classesOf } from '../../ui/classes'
import { Dialog } from '../../ui/dialog'
import { useWords } from '../../ui/preferences'
import type { WordKey } from '../../ui/words/zh'
import { dayWord, spanWord } from './day-words'
import styles from './plans.module.scss'
import { usePlansApi } from './use-plans-api'

const css = classesOf(styles)

export interface ChangeDialogProps {
  readonly plan: PlanView
  readonly occurrence: Occurrence
  readonly onEdit: (scope: PlanScope) => void
  readonly onChanged: (reply: PlanReply) => void
  readonly onClose: () => void
}

/** What may happen to an occurrence, and how far it reaches; cancelling is asked once more. */
export function ChangeDialog({ plan, occurrence, onEdit, onChanged, onClose }: ChangeDialogProps) {
  const t = useWords()
  const { now } = useServices()
  const [cancelling, setCancelling] = useState<PlanScope | null>(null)
  const repeated = plan.occurrences.length > 1
  const scopes: readonly PlanScope[] = repeated ? ['one', 'later', 'all'] : ['all']
  if (cancelling !== null) return <CancelDialog plan={plan} occurrence={occurrence} scope={cancelling} onChanged={onChanged} onClose={onClose} />
  return (
    <Dialog title={`${dayWord(occurrence.startsAt, now(), t)} ${spanWord(occurrence)}`} closeLabel={t('app.close')} onClose={onClose}>
      <View className={css('ways')}>
        {scopes.map((scope) => <Button key={scope} id={`edit-${scope}`} text={t(repeated ? `plans.ask.edit.${scope}` : 'plans.edit')} wide onPress={() => { onClose(); onEdit(scope) }} />)}
      </View>
      <View className={css('ways')}>
        {scopes.map((scope) => <Button key={scope} id={`cancel-${scope}`} text={t(repeated ? `plans.ask.cancel.${scope}` : 'plans.cancel')} wide onPress={() => setCancelling(scope)} />)}
      </View>
    </Dialog>
  )
}

function CancelDialog({ plan, occurrence, scope, onChanged, onClose }: Omit<ChangeDialogProps, 'onEdit'> & { readonly scope: PlanScope }) {
  const t = useWords()
  const { now } = useServices()
  const api = usePlansApi()
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<WordKey | null>(null)
  const cancel = () => {
    setBusy(true)
    void changePlan(api, plan.id, { scope, occurrence: occurrence.at, cancelled: true }).then((changed) => {
      setBusy(false)
      if (!changed.ok) return setRefused(`failure.${changed.failure}`)
      onChanged(changed.value)
      onClose()
    })
  }
  const repeated = plan.occurrences.length > 1
  return (
    <Dialog title={t('plans.ask.cancel', { title: occurrence.title })} closeLabel={t('app.close')} onClose={onClose}>
      {scope !== 'all' && <View className={css('when')}>{dayWord(occurrence.startsAt, now(), t)} {spanWord(occurrence)}</View>}
      <View className={css('soft')}>{t('plans.ask.cancel.meaning')}</View>
      {refused && <View className={css('trouble')} {...announced}>{t(refused)}</View>}
      <View className={css('ways')}>
        <Button id='cancel-plan' text={t(repeated ? `plans.ask.cancel.${scope}` : 'plans.cancel')} look='danger' wide large busy={busy} onPress={cancel} />
        <Button text={t('plans.ask.keep')} wide onPress={onClose} />
      </View>
    </Dialog>
  )
}
