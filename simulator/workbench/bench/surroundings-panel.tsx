import type { ReactNode } from 'react'
import type { SystemFacts, SystemPermission } from '../../border/system.ts'
import { MEMORY_LEVELS, PLACES, POSES, poseOf } from '../../phone/surroundings.ts'
import type { RunningPhone } from '../running-phone.ts'
import { useDevice } from '../use-device.ts'
import { t, type Word } from '../words.ts'
import { Choice } from './choice'
import styles from './surroundings.module.scss'

const SWITCHES = ['wifi', 'bluetooth', 'location'] as const
const RIGHTS = [['camera', 'camera'], ['microphone', 'microphone'], ['location', 'location'], ['album', 'albumRight'], ['bluetooth', 'bluetooth'], ['notification', 'notification'], ['calendar', 'calendar']] as const satisfies readonly (readonly [SystemPermission, Word])[]
const UPDATES = [['ready', 'updateReady'], ['failed', 'updateFailed'], ['none', 'updateNone']] as const

/** What lies around the phone: WeChat's servers, its place, its battery, how it is held, its switches. */
export function SurroundingsPanel({ phone }: { readonly phone: RunningPhone }) {
  const { device: { changeFacts }, surroundings } = phone
  const { enabled, systemPermissions: may } = useDevice(phone.device, ({ facts }) => facts)
  return (
    <div className={styles['groups']}>
      <Group name={t('version')}>
        {UPDATES.map(([outcome, word]) => <button type='button' key={outcome} id={`update-${outcome}`} onClick={() => surroundings.update(outcome)}>{t(word)}</button>)}
        {MEMORY_LEVELS.map((level) => <button type='button' key={level} id={`memory-${level}`} title={`onMemoryWarning ${level}`} onClick={() => surroundings.memory(level)}>{t(`memory${level}`)}</button>)}
      </Group>
      <PlaceGroup phone={phone} />
      <BatteryGroup phone={phone} />
      <PoseGroup phone={phone} />
      <Group name={t('switches')}>
        {SWITCHES.map((name) => <Switch key={name} on={enabled[name]} word={name} onTurn={(on) => changeFacts({ enabled: { ...enabled, [name]: on } })} />)}
      </Group>
      <Group name={t('systemRights')}>
        {RIGHTS.map(([name, word]) => <Switch key={name} on={may[name]} word={word} onTurn={(on) => changeFacts({ systemPermissions: { ...may, [name]: on } })} />)}
      </Group>
    </div>
  )
}

function Group({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <fieldset className={styles['group']}>
      <legend>{name}</legend>
      <div className={styles['row']}>{children}</div>
    </fieldset>
  )
}

function Switch({ on, word, onTurn }: { readonly on: boolean; readonly word: Word; readonly onTurn: (on: boolean) => void }) {
  return <button type='button' aria-pressed={on} onClick={() => onTurn(!on)}>{t(word)}</button>
}

function PlaceGroup({ phone: { device, surroundings: { move } } }: { readonly phone: RunningPhone }) {
  const { latitude, longitude } = useDevice(device, (state) => state.place)
  const known = PLACES.find((one) => one.latitude === latitude && one.longitude === longitude)
  const choose = (id: string): void => {
    const found = PLACES.find((one) => one.id === id)
    if (found) move({ latitude: found.latitude, longitude: found.longitude, altitude: found.altitude })
  }
  return (
    <Group name={t('place')}>
      <div className={styles['fields']}>
        <Choice label={t('place')} hidden value={known?.id ?? ''} options={[...PLACES.map(({ id, name }): readonly [string, string] => [id, name]), ...(known ? [] : [['', t('otherPlace')] as const])]} onChoose={choose} />
        <Degrees label={t('latitude')} value={latitude} most={90} onChange={(value) => move({ latitude: value })} />
        <Degrees label={t('longitude')} value={longitude} most={180} onChange={(value) => move({ longitude: value })} />
      </div>
    </Group>
  )
}

function Degrees({ label, value, most, onChange }: { readonly label: string; readonly value: number; readonly most: number; readonly onChange: (value: number) => void }) {
  return (
    <input type='number' aria-label={label} title={label} key={value} defaultValue={value} min={-most} max={most} step='any' onBlur={({ target }) => {
      // What is no number falls back; what lies beyond the globe is its edge.
      const wanted = target.value === '' ? value : Math.min(most, Math.max(-most, Number(target.value)))
      target.value = String(wanted)
      if (wanted !== value) onChange(wanted)
    }} onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()} />
  )
}

function BatteryGroup({ phone: { device, surroundings } }: { readonly phone: RunningPhone }) {
  const battery: SystemFacts['battery'] = useDevice(device, ({ facts }) => facts.battery)
  return (
    <Group name={t('battery')}>
      <Gauge label={t('battery')} value={battery.level} most={100} unit='%' onChange={(level) => surroundings.battery({ level })} />
      <Switch on={battery.charging} word='charging' onTurn={(charging) => surroundings.battery({ charging })} />
      <Switch on={battery.lowPower} word='lowPower' onTurn={(lowPower) => surroundings.battery({ lowPower })} />
    </Group>
  )
}

function PoseGroup({ phone: { device, surroundings } }: { readonly phone: RunningPhone }) {
  const direction = useDevice(device, ({ senses }) => senses.compass['direction'] ?? 0)
  const held = useDevice(device, ({ senses }) => poseOf(senses))
  return (
    <Group name={t('pose')}>
      {POSES.map((pose) => <Switch key={pose} on={pose === held} word={pose} onTurn={() => surroundings.hold(pose)} />)}
      <button type='button' id='shake' onClick={surroundings.shake}>{t('shake')}</button>
      <Gauge label={t('compass')} shown value={direction} most={359} unit='°' onChange={surroundings.face} />
    </Group>
  )
}

function Gauge({ label, value, most, unit, shown = false, onChange }: { readonly label: string; readonly value: number; readonly most: number; readonly unit: string; readonly shown?: boolean; readonly onChange: (value: number) => void }) {
  return (
    <label className={styles['gauge']}>
      {shown && <span>{label}</span>}
      <input type='range' aria-label={label} min={0} max={most} value={value} onChange={(event) => onChange(Number(event.target.value))} />
      <output>{value}{unit}</output>
    </label>
  )
}
