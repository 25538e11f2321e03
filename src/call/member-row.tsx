import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { Member } from '#shared/room/state'
import { Avatar } from '../ui/avatar'
import { Icon } from '../ui/icon'
import { usePreferences } from '../ui/preferences'
import { Press } from '../ui/press'
import { QualityBars } from '../ui/quality-bars'
import { classesOf } from '../ui/classes'
import styles from './member-row.module.scss'
import { MemberVerbs, useMemberVerbs } from './member-verbs'
import { presenceWord } from './sentences'
import { useCall, useLive } from './use-call'

const css = classesOf(styles)

export interface MemberRowProps {
  readonly member: Member
  /** Of the scenario; it is no part of what is pressed. */
  readonly beside?: ReactNode
  readonly open: boolean
  /** Where a raised hand stands, from 1. */
  readonly place?: number | undefined
  readonly onToggle: () => void
}

/** One person: who, how, and behind a press what may be done. */
export function MemberRow({ member, beside, open, place, onToggle }: MemberRowProps) {
  const { t, language } = usePreferences()
  const { scenario } = useCall()
  const { id, name, role, presence, stage, hand, microphone, camera } = member
  const isMe = useLive(({ you }) => you === id, false)
  const isHost = useLive(({ room }) => room.host === id, false)
  const silent = useLive(({ room }) => room.chatMuted.members.includes(id), false)
  const quality = useLive((live) => live.quality[id]?.up ?? 'unknown', 'unknown')
  const verbs = useMemberVerbs(member)
  const facts = [place !== undefined && t('members.place', { place }), scenario.words[language].roles[role] ?? role, isHost && t('members.host'), presenceWord(presence, t), stage === 'invited' && t('members.invited'), silent && t('members.chat-muted')]
  const inside = (
    <>
      <Avatar name={name} size={36} />
      <View className={css('words')}>
        <View className={css('name')}>{isMe ? t('room.you', { name }) : name}</View>
        <View className={css('facts')}>{facts.filter(Boolean).join(' · ')}</View>
      </View>
      {hand !== null && <View className={css('hand')}><Icon name='hand' size={16} /></View>}
      {stage === 'seated' && <QualityBars quality={quality} label={t('tile.quality', { quality: t(`quality.${quality}`) })} />}
      {stage === 'seated' && <Icon name={microphone === 'on' ? 'mic' : 'mic-off'} size={16} />}
      {stage === 'seated' && <Icon name={camera === 'on' ? 'video' : 'video-off'} size={16} />}
      {verbs.length > 0 && <View className={css('arrow', open && 'turned')}><Icon name='chevron-right' size={16} /></View>}
    </>
  )
  return (
    <View id={`member-${id}`} className={css('member')}>
      <View className={css('line')}>
        {verbs.length > 0 ? <Press className={css('row')} pressed={open} label={name} onPress={onToggle}>{inside}</Press> : <View className={css('row')}>{inside}</View>}
        {beside}
      </View>
      {open && <MemberVerbs verbs={verbs} />}
    </View>
  )
}
