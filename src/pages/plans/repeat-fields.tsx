import { View } from '@tarojs/components'
import { aria } from '../../ui/aria'
import { classesOf } from '../../ui/classes'
import { Field } from '../../ui/field'
import { useWords } from '../../ui/preferences'
import { Press } from '../../ui/press'
import { Select } from '../../ui/select'
import { TextInput } from '../../ui/text-input'
import { weekdayWord } from './day-words'
import type { Draft } from './draft'
import { DateField } from './fields'
import styles from './plans.module.scss'

const css = classesOf(styles)
const WEEK: readonly number[] = [1, 2, 3, 4, 5, 6, 7]
const REPEATS: readonly Draft['repeat'][] = ['none', 'day', 'week']
const ENDS: readonly Draft['endBy'][] = ['count', 'date']

interface RepeatFieldsProps {
  readonly draft: Draft
  readonly onChange: (change: Partial<Draft>) => void
}

/** How often, on which days, and until when. */
export function RepeatFields({ draft, onChange }: RepeatFieldsProps) {
  const t = useWords()
  const repeats = REPEATS.map((value) => ({ value, text: t(`plans.form.repeat.${value}`) }))
  return (
    <>
      <Field label={t('plans.form.repeat')}>
        <Select label={t('plans.form.repeat')} options={repeats} chosen={draft.repeat} onChoose={(chosen) => onChange({ repeat: REPEATS.find((value) => value === chosen) ?? 'none' })} />
      </Field>
      {draft.repeat === 'week' && <Weekdays draft={draft} onChange={onChange} />}
      {draft.repeat !== 'none' && <End draft={draft} onChange={onChange} />}
    </>
  )
}

function Weekdays({ draft: { weekdays }, onChange }: RepeatFieldsProps) {
  const t = useWords()
  const turn = (day: number) => onChange({ weekdays: weekdays.includes(day) ? weekdays.filter((one) => one !== day) : [...weekdays, day] })
  return (
    <Field label={t('plans.form.weekdays')}>
      <View className={css('days')} {...aria('group', t('plans.form.weekdays'))}>
        {WEEK.map((day) => <Press key={day} className={css('day', weekdays.includes(day) && 'chosen')} pressed={weekdays.includes(day)} onPress={() => turn(day)}>{weekdayWord(day, t)}</Press>)}
      </View>
    </Field>
  )
}

function End({ draft: { endBy, count, until, date }, onChange }: RepeatFieldsProps) {
  const t = useWords()
  return (
    <View className={css('pair')}>
      <Field label={t('plans.form.end')}>
        <Select label={t('plans.form.end')} options={ENDS.map((value) => ({ value, text: t(`plans.form.end.${value}`) }))} chosen={endBy} onChoose={(chosen) => onChange({ endBy: chosen === 'date' ? 'date' : 'count' })} />
      </Field>
      {endBy === 'count'
        ? <Field label={t('plans.form.count')}><TextInput id='plan-count' kind='number' value={count} label={t('plans.form.count')} maxLength={3} onChange={(typed) => onChange({ count: typed })} /></Field>
        : <Field label={t('plans.form.until')}><DateField id='plan-until' label={t('plans.form.until')} value={until} from={date} onChange={(chosen) => onChange({ until: chosen })} /></Field>}
    </View>
  )
}
