import { useState } from 'react'
import { CONDITIONS, type ConditionsId } from '../../border/network.ts'
import type { Device } from '../../phone/contract.ts'
import { PHONE_MODELS } from '../../phone/models.ts'
import type { PermissionPolicy } from '../../phone/state.ts'
import type { RunningPhone } from '../running-phone.ts'
import { COOL_PLAYERS, HOT_PLAYERS, type Slot } from '../slots.ts'
import { useDevice } from '../use-device.ts'
import { t } from '../words.ts'
import { CameraChoice } from './camera-choice'
import { Choice } from './choice'
import styles from './bench.module.scss'

const CUT_MS = 5_000
const LIBRARIES = ['2.19.0', '2.25.0', '3.0.0', '3.5.0'] as const
const POLICIES: readonly PermissionPolicy[] = ['ask', 'allow', 'refuse']
const LANGUAGES: readonly (readonly [string, string])[] = [['zh_CN', '简体中文'], ['zh_TW', '繁體中文'], ['en', 'English']]
const NETWORKS: readonly ConditionsId[] = ['5g', '4g', 'weak', 'loss', 'away']

/** What is being asked now is answered the same way. */
function settle({ state, questions }: Device, policy: PermissionPolicy): void {
  state.setState({ policy })
  while (policy !== 'ask' && state.getState().question?.ask === 'permission') questions.answer({ allowed: policy === 'allow' })
}

/** What a person, and the world, may do to the chosen phone. */
export function Controls({ phone, slot, onChange }: { readonly phone: RunningPhone; readonly slot: Slot; readonly onChange: (to: Partial<Slot>) => void }) {
  const { device, happenings } = phone
  const foreground = useDevice(device, ({ phone }) => phone.foreground)
  const inCall = useDevice(device, ({ phone }) => phone.inCall)
  const policy = useDevice(device, (state) => state.policy)
  const network = useDevice(device, ({ facts }) => facts.network)
  const language = useDevice(device, ({ facts }) => facts.language)
  const live = useDevice(device, ({ phone }) => phone.liveAllowed)
  const players = useDevice(device, ({ phone }) => phone.mostPlayers)
  const [captured, setCaptured] = useState<string | null>(null)
  const takeScreenshot = () => {
    device.happen('screenshot', {})
    setCaptured(new Date().toLocaleTimeString())
  }
  const again = (to: Partial<Slot>) => onChange({ ...to, run: slot.run + 1 })
  return (
    <div className={styles['controls']}>
      <div className={styles['buttons']}>
        <button type='button' id='background' onClick={() => (foreground ? happenings.toBackground() : happenings.toFront())}>{foreground ? t('toBackground') : t('toFront')}</button>
        <button type='button' id='call' onClick={inCall ? happenings.hangUp : happenings.call}>{inCall ? t('hangUp') : t('call')}</button>
        <button type='button' id='cut' disabled={network === 'none'} onClick={() => happenings.cut(CUT_MS)}>{t('cut')}</button>
        <button type='button' id='screenshot' onClick={takeScreenshot}>{t('screenshot')}</button>
      </div>
      {captured !== null && <p className={styles['note']} role='status'>{t('captured')} · {captured}</p>}
      <div className={styles['choices']}>
        <Choice label={t('network')} value={happenings.current} options={NETWORKS.map((id) => [CONDITIONS[id].id, t(id)])} onChoose={happenings.network} />
        <Choice label={t('permission')} value={policy} options={POLICIES.map((one) => [one, t(one)])} onChoose={(to) => settle(device, to)} />
        <Choice label={t('category')} value={live ? 'yes' : 'no'} options={[['yes', t('categoryYes')], ['no', t('categoryNo')]]} onChoose={(to) => {
          device.changePhone({ liveAllowed: to === 'yes' })
          onChange({ liveAllowed: to === 'yes' })
        }} />
        <Choice label={t('heat')} value={String(players)} options={[[String(COOL_PLAYERS), t('cool')], [String(HOT_PLAYERS), t('hot')]]} onChoose={(to) => {
          device.changePhone({ mostPlayers: Number(to) })
          onChange({ mostPlayers: Number(to) })
        }} />
        <Choice label={t('theme')} value={slot.theme} options={[['light', t('light')], ['dark', t('dark')]]} onChoose={(theme) => {
          happenings.theme(theme)
          onChange({ theme })
        }} />
        <Choice label={t('model')} value={slot.model} options={PHONE_MODELS.map(({ id, name }) => [id, name])} onChoose={(model) => again({ model })} />
        <Choice label={t('library')} value={slot.baseLibrary ?? ''} options={[['', t('newest')], ...LIBRARIES.map((one): readonly [string, string] => [one, one])]} onChoose={(to) => again({ baseLibrary: to || null })} />
        <CameraChoice phone={phone} />
        <Choice label={t('language')} value={language} options={LANGUAGES} onChoose={(to) => device.changeFacts({ language: to })} />
      </div>
    </div>
  )
}
