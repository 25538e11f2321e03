import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { headcount } from '../store/select'
import { IconButton } from '../ui/icon-button'
import { Pill } from '../ui/pill'
import { useWords } from '../ui/preferences'
import { RecordingBadge } from './recording-badge'
import { spoken } from './room-code'
import { classesOf } from '../ui/classes'
import styles from './top-line.module.scss'
import { useLive } from './use-call'
import type { PanelName } from './use-panel'

const css = classesOf(styles)

export interface TopLineProps {
  readonly facts?: ReactNode
  readonly onOpen: (panel: PanelName) => void
}

/** Where we are, how many, how far: and nothing more. */
export function TopLine({ facts, onOpen }: TopLineProps) {
  const t = useWords()
  const title = useLive(({ room }) => room.title, '')
  const code = useLive(({ room }) => room.joinCode, '')
  const here = useLive(headcount, 0)
  // A name begins with what is seen, and goes on with where it leads.
  const leads = (seen: string, panel: string) => `${seen} · ${panel}`
  const people = t('room.people', { here })
  const door = t('room.code', { code: spoken(code) })
  const recording = useLive(({ room }) => room.recording !== null, false)
  const rtt = useLive(({ quality, you }) => quality[you]?.rttMs ?? null, null)
  const delay = rtt === null ? t('room.latency.unknown') : t('room.latency', { ms: Math.round(rtt) })
  return (
    <View className={css('line')}>
      <View className={css('title')}>{title}</View>
      <Pill label={leads(people, t('bar.members'))} onPress={() => onOpen('members')}>{people}</Pill>
      <View className={css('code')}><Pill label={leads(door, t('more.share'))} onPress={() => onOpen('share')}>{door}</Pill></View>
      <RecordingBadge />
      {facts}
      <View className={css('space')} />
      <View className={css('delay', recording && 'spared')}><Pill label={leads(delay, t('more.statistics'))} onPress={() => onOpen('statistics')}>{delay}</Pill></View>
      <View className={css('settings')}><IconButton icon='settings' label={t('more.devices')} onPress={() => onOpen('devices')} /></View>
    </View>
  )
}
