import type { DeviceChoice } from '../media/device-list/contract'
import { Field } from '../ui/field'
import { useWords } from '../ui/preferences'
import { Select } from '../ui/select'

export interface DeviceSelectProps {
  readonly label: string
  readonly devices: readonly DeviceChoice[]
  readonly chosen: string | undefined
  readonly onChoose: (id: string) => void
}

/** A list of devices; nothing where the system chooses by itself. */
export function DeviceSelect({ label, devices, chosen, onChoose }: DeviceSelectProps) {
  const t = useWords()
  if (devices.length === 0) return null
  const options = devices.map(({ id, label: name }, index) => ({ value: id, text: name === '' ? `${t('device.default')} ${index + 1}` : name }))
  return <Field label={label}><Select label={label} options={options} chosen={chosen ?? options[0]?.value ?? ''} onChoose={onChoose} /></Field>
}
