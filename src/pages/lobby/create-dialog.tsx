import { View } from '@tarojs/components'
import { useState } from 'react'
import { MAX_NAME_LENGTH } from '#shared/protocol/version'
import type { ScenarioManifest } from '#shared/scenario/manifest'
import { Button } from '../../ui/button'
import { Choice } from '../../ui/choice'
import { Dialog } from '../../ui/dialog'
import { Field } from '../../ui/field'
import { usePreferences } from '../../ui/preferences'
import { TextInput } from '../../ui/text-input'
import { classesOf } from '../../ui/classes'
import styles from './create-dialog.module.scss'

const css = classesOf(styles)

export interface CreateDialogProps {
  readonly scenario: ScenarioManifest
  /** The variant is left out where the scenario has none. */
  readonly onCreate: (title: string, variant?: string) => void
  /** For another day. */
  readonly onPlan: (title: string, variant?: string) => void
  readonly onClose: () => void
}

/** Names the new room. It is opened behind the device check, so that none stands empty. */
export function CreateDialog({ scenario, onCreate, onPlan, onClose }: CreateDialogProps) {
  const { t, language } = usePreferences()
  const words = scenario.words[language]
  const [title, setTitle] = useState('')
  const [variant, setVariant] = useState(scenario.variants?.[0]?.id)
  const kinds = (scenario.variants ?? []).map(({ id }) => ({ value: id, text: words.variants?.[id]?.name ?? id, note: words.variants?.[id]?.sentence }))
  const create = () => onCreate(title.trim() === '' ? words.roomTitle : title.trim(), variant)
  return (
    <Dialog title={words.action} closeLabel={t('app.close')} onClose={onClose}>
      <Field label={t('lobby.create.title')}>
        <TextInput id='title' focus value={title} label={t('lobby.create.title')} placeholder={words.roomTitle} maxLength={MAX_NAME_LENGTH} onChange={setTitle} onEnter={create} />
      </Field>
      <View className={css('facts')}>{t('lobby.create.hint')} · {t('lobby.create.role', { role: words.roles[scenario.hostRole] ?? scenario.hostRole })}</View>
      {variant !== undefined && <Choice label={t('lobby.create.kind')} options={kinds} chosen={variant} onChoose={setVariant} />}
      <Button id='create' text={t('lobby.create.go')} look='primary' large wide onPress={create} />
      <Button id='plan' icon='calendar' text={t('lobby.create.plan')} wide onPress={() => onPlan(title.trim(), variant)} />
    </Dialog>
  )
}
