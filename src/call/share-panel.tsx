import { View } from '@tarojs/components'
import { useState } from 'react'
import type { ScenarioManifest } from '#shared/scenario/manifest'
import { mayHandOut } from '../store/select'
import { Button } from '../ui/button'
import { Choice } from '../ui/choice'
import { Panel } from '../ui/panel'
import { usePreferences, useWords } from '../ui/preferences'
import { QrCode } from '../ui/qr-code'
import { joinPath } from './paths'
import { linkTo, spoken } from './room-code'
import { classesOf } from '../ui/classes'
import styles from './share-panel.module.scss'
import { useCall, useLive } from './use-call'
import { useInvitation } from './use-invitation'
import { useServices } from './use-services'
import { useSimulator } from './use-simulator'

const css = classesOf(styles)

/** A link with an invitation is long: its code has more and smaller modules. */
const LONG_QR = 240

/** Brings people in: by code, by link, by QR code; and for the host, into the roles that need an invitation. */
export function SharePanel({ onClose }: { readonly onClose: () => void }) {
  const { t, language } = usePreferences()
  const { scenario } = useCall()
  const hosting = useLive((live) => mayHandOut(live, scenario), false)
  const [role, setRole] = useState(scenario.guestRole)
  const options = rolesToShare(scenario).map((value) => {
    const name = scenario.words[language].roles[value] ?? value
    return { value, text: t(value === scenario.guestRole ? 'share.by-code' : 'share.by-invitation', { role: name }) }
  })
  return (
    <Panel title={t('share.title')} closeLabel={t('app.close')} onClose={onClose}>
      <View className={css('share')}>
        {hosting && options.length > 1 && <Choice label={t('share.whom')} options={options} chosen={role} onChoose={setRole} />}
        <Ways role={role === scenario.guestRole ? null : role} />
      </View>
    </Panel>
  )
}

const rolesToShare = ({ guestRole, roles }: ScenarioManifest): readonly string[] =>
  [guestRole, ...roles.filter(({ taken }) => taken === 'by-invitation').map(({ id }) => id)]

/** The ways in for one role; null is everybody's. */
function Ways({ role }: { readonly role: string | null }) {
  const { t, language } = usePreferences()
  const { scenario } = useCall()
  const { client } = useServices()
  const code = useLive(({ room }) => room.joinCode, '')
  const invitation = useInvitation(role)
  const openInPhone = useSimulator()
  if (invitation.state === 'refused') return <View className={css('how')}>{t(`failure.${invitation.why}`)}</View>
  if (invitation.state === 'asking') return null
  const link = linkTo(client.serverBase(), code, invitation.wish)
  return (
    <>
      <View className={css('how')}>{role === null ? t('share.how') : t('share.invited', { role: scenario.words[language].roles[role] ?? role })}</View>
      <View className={css('qr')}><QrCode text={link} label={t('share.qr')} {...(role === null ? {} : { size: LONG_QR })} /></View>
      {role === null && <Line label={t('share.code')} text={spoken(code)} copied={code} large />}
      <Line key={link} label={t('share.link')} text={link} copied={link} />
      {openInPhone && <Button icon='smartphone' text={t('share.phone')} wide onPress={() => openInPhone(joinPath(code, invitation.wish))} />}
    </>
  )
}

interface LineProps {
  readonly label: string
  readonly text: string
  readonly copied: string
  readonly large?: boolean
}

function Line({ label, text, copied, large }: LineProps) {
  const t = useWords()
  const { copyText } = useServices()
  const [done, setDone] = useState(false)
  return (
    <View className={css('line')}>
      <View className={css('words')}>
        <View className={css('label')}>{label}</View>
        <View className={css(large ? 'large' : 'text')}>{text}</View>
      </View>
      <Button icon={done ? 'check' : 'copy'} text={t(done ? 'app.copied' : 'app.copy')} onPress={() => void copyText(copied).then(setDone)} />
    </View>
  )
}
