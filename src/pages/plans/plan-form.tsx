import { View } from '@tarojs/components'
import { useState } from 'react'
import { LONGEST_MINUTES, type PlanScope } from '#shared/protocol/plan'
import { MAX_NAME_LENGTH } from '#shared/protocol/version'
import { scenarios } from '../../scenarios/catalog'
import { announced } from '../../ui/aria'
import { Button } from '../../ui/button'
import { classesOf } from '../../ui/classes'
import { Field } from '../../ui/field'
import { usePreferences } from '../../ui/preferences'
import { Select } from '../../ui/select'
import { TextInput } from '../../ui/text-input'
import type { WordKey } from '../../ui/words/zh'
import type { Draft } from './draft'
import { DateField, LinesField, TimeField } from './fields'
import styles from './plans.module.scss'
import { RepeatFields } from './repeat-fields'
import type { SignIn } from './use-sign-in'

const css = classesOf(styles)
const LENGTHS: readonly number[] = [15, 30, 45, 60, 90, 120, 180, 240, LONGEST_MINUTES]
const REMINDERS: readonly number[] = [5, 10, 30, 60]

/** What to say after a try; null: it went well. */
export type Answer = WordKey | null

export interface PlanFormProps {
  readonly draft: Draft
  readonly scope: PlanScope
  /** Scenario and kind are chosen once, when a plan is made. */
  readonly fresh?: boolean | undefined
  readonly signIn: SignIn
  readonly saveText: string
  readonly onChange: (change: Partial<Draft>) => void
  readonly onSave: () => Promise<Answer>
}

/** What, when, how often, and for whom. */
export function PlanForm({ draft, scope, fresh, signIn, saveText, onChange, onSave }: PlanFormProps) {
  const { t } = usePreferences()
  const hint = useTitleHint(draft.scenario)
  const [answer, setAnswer] = useState<Answer>(null)
  const [busy, setBusy] = useState(false)
  const save = () => {
    if (busy) return
    setBusy(true)
    void onSave().then((said) => {
      setBusy(false)
      setAnswer(said)
    })
  }
  return (
    <View className={css('form')}>
      {fresh && <Kind draft={draft} onChange={onChange} />}
      <Field label={t('plans.form.title')}>
        <TextInput id='plan-title' value={draft.title} label={t('plans.form.title')} placeholder={hint} maxLength={MAX_NAME_LENGTH} onChange={(title) => onChange({ title })} />
      </Field>
      {signIn.needed && fresh && (
        <Field label={t('plans.form.name')}>
          <TextInput id='plan-host' value={signIn.name} label={t('plans.form.name')} placeholder={t('plans.form.name.hint')} maxLength={MAX_NAME_LENGTH} onChange={signIn.rename} />
        </Field>
      )}
      <Times draft={draft} scope={scope} onChange={onChange} />
      {scope !== 'one' && <RepeatFields draft={draft} onChange={onChange} />}
      {scope === 'all' && <Whole draft={draft} onChange={onChange} />}
      {answer !== null && <View className={css('trouble')} {...announced}>{t(answer)}</View>}
      <Button id='plan-save' text={saveText} look='primary' large wide busy={busy} onPress={save} />
    </View>
  )
}

type PartProps = Pick<PlanFormProps, 'draft' | 'onChange'>

function useTitleHint(scenario: string): string {
  const { language } = usePreferences()
  return scenarios.find(({ id }) => id === scenario)?.words[language].roomTitle ?? ''
}

function Kind({ draft, onChange }: PartProps) {
  const { t, language } = usePreferences()
  const chosen = scenarios.find(({ id }) => id === draft.scenario)
  const kinds = (chosen?.variants ?? []).map(({ id }) => ({ value: id, text: chosen?.words[language].variants?.[id]?.name ?? id }))
  return (
    <View className={css('pair')}>
      <Field label={t('plans.form.scenario')}>
        <Select label={t('plans.form.scenario')} options={scenarios.map(({ id, words }) => ({ value: id, text: words[language].title }))} chosen={draft.scenario} onChoose={(scenario) => onChange({ scenario, variant: scenarios.find(({ id }) => id === scenario)?.variants?.[0]?.id })} />
      </Field>
      {kinds.length > 0 && <Field label={t('plans.form.kind')}><Select label={t('plans.form.kind')} options={kinds} chosen={draft.variant ?? ''} onChoose={(variant) => onChange({ variant })} /></Field>}
    </View>
  )
}

function Times({ draft, scope, onChange }: PartProps & Pick<PlanFormProps, 'scope'>) {
  const { t } = usePreferences()
  const date = t(scope === 'all' && draft.repeat !== 'none' ? 'plans.form.first' : 'plans.form.date')
  const lengths = [...new Set([...LENGTHS, draft.minutes])].sort((one, other) => one - other)
  return (
    <View className={css('three')}>
      <Field label={date}><DateField id='plan-date' label={date} value={draft.date} onChange={(chosen) => onChange({ date: chosen })} /></Field>
      <Field label={t('plans.form.time')}><TimeField id='plan-time' label={t('plans.form.time')} value={draft.time} onChange={(time) => onChange({ time })} /></Field>
      <Field label={t('plans.form.length')}>
        <Select label={t('plans.form.length')} options={lengths.map((count) => ({ value: String(count), text: t('plans.form.minutes', { count }) }))} chosen={String(draft.minutes)} onChoose={(minutes) => onChange({ minutes: Number(minutes) })} />
      </Field>
    </View>
  )
}

/** What is the whole plan's: its reminder and its list. */
function Whole({ draft: { reminder, names }, onChange }: PartProps) {
  const { t } = usePreferences()
  const reminders = [...new Set([...REMINDERS, ...(reminder === null ? [] : [reminder])])].sort((one, other) => one - other)
  const options = [{ value: '', text: t('plans.form.reminder.none') }, ...reminders.map((count) => ({ value: String(count), text: t('plans.form.reminder.before', { count }) }))]
  return (
    <>
      <Field label={t('plans.form.reminder')}>
        <Select label={t('plans.form.reminder')} options={options} chosen={reminder === null ? '' : String(reminder)} onChoose={(chosen) => onChange({ reminder: chosen === '' ? null : Number(chosen) })} />
      </Field>
      <Field label={t('plans.form.names')}>
        <LinesField id='plan-names' label={t('plans.form.names')} value={names} placeholder={t('plans.form.names.hint')} onChange={(text) => onChange({ names: text })} />
      </Field>
    </>
  )
}
