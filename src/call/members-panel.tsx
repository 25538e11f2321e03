import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Member, MemberId } from '#shared/room/state'
import { audience, canInvite, hands, headcount, seated } from '../store/select'
import { Button } from '../ui/button'
import { Panel } from '../ui/panel'
import { useWords } from '../ui/preferences'
import { MemberRow } from './member-row'
import { classesOf } from '../ui/classes'
import styles from './members-panel.module.scss'
import type { RoomParts } from './room-parts'
import { useCall, useLive } from './use-call'

const css = classesOf(styles)

const NOBODY: readonly Member[] = []
/** A list longer than this is cut: the count tells the rest. */
const MOST_ROWS = 200

export interface MembersPanelProps {
  readonly beside?: RoomParts['besideMember']
  readonly onClose: () => void
}

/** Who is here, and what the host may do about each. */
export function MembersPanel({ beside, onClose }: MembersPanelProps) {
  const t = useWords()
  const [open, setOpen] = useState<MemberId | null>(null)
  const raised = useLive(hands, NOBODY)
  const stage = useLive((live) => seated(live).filter(({ hand }) => hand === null), NOBODY)
  const below = useLive((live) => audience(live).filter(({ hand }) => hand === null), NOBODY)
  const here = useLive(headcount, 0)
  const untold = here - raised.length - stage.length - below.length
  const groups = [
    { key: 'hands', title: t('members.hands'), people: raised },
    { key: 'stage', title: t('members.stage'), people: stage },
    { key: 'audience', title: t('members.audience'), people: below },
  ].filter(({ people }) => people.length > 0)
  return (
    <Panel title={t('members.title', { count: here })} closeLabel={t('app.close')} onClose={onClose}>
      {groups.map(({ key, title, people }) => (
        <View key={key} className={css('group')}>
          <View className={css('title')}>{title} · {people.length}</View>
          {key === 'hands' && <InviteFirst />}
          {people.slice(0, MOST_ROWS).map((member, index) => (
            <MemberRow key={member.id} member={member} beside={beside?.(member)} place={key === 'hands' ? index + 1 : undefined} open={open === member.id} onToggle={() => setOpen(open === member.id ? null : member.id)} />
          ))}
        </View>
      ))}
      {untold > 0 && <View className={css('title')}>{t('members.more', { count: untold })}</View>}
    </Panel>
  )
}

/** One press asks up whoever waits longest, while a seat is free. */
function InviteFirst() {
  const t = useWords()
  const { session, scenario } = useCall()
  const first = useLive((live) => hands(live).find(({ id }) => canInvite(live, id, scenario)) ?? null, null)
  if (first === null) return null
  return <View className={css('first')}><Button id='invite-first' icon='user-plus' text={t('members.invite-first', { name: first.name })} look='primary' wide onPress={() => void session.invite(first.id)} /></View>
}
