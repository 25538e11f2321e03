import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Member } from '#shared/room/state'
import { canDo, canInvite, canMute, canMuteChat, canRemove, canTakeDown, canWithdraw } from '../store/select'
import type { LiveState } from '../store/state'
import { Button } from '../ui/button'
import type { IconName } from '../ui/icon/paths'
import { useWords } from '../ui/preferences'
import type { WordKey } from '../ui/words/zh'
import { classesOf } from '../ui/classes'
import styles from './member-verbs.module.scss'
import { useCall, useLive } from './use-call'

const css = classesOf(styles)

export type VerbName = 'invite' | 'step-down' | 'take-down' | 'withdraw' | 'lower-hand' | 'mute' | 'camera' | 'chat-mute' | 'chat-unmute' | 'remove'

/** One thing that may be done about a person now. */
export interface MemberVerb {
  readonly name: VerbName
  readonly icon: IconName
  readonly act: () => void
  /** Asked before it is done. */
  readonly sure: string | null
}

const ICONS: Readonly<Record<VerbName, IconName>> = {
  invite: 'user-plus', 'step-down': 'user-minus', 'take-down': 'user-minus', 'lower-hand': 'hand', withdraw: 'x', mute: 'mic-off', camera: 'video-off', 'chat-mute': 'message-square', 'chat-unmute': 'message-square', remove: 'user-x',
}
const NONE: readonly VerbName[] = []

/** What this device's person may do about that one. */
export function useMemberVerbs({ id, name }: Pick<Member, 'id' | 'name'>): readonly MemberVerb[] {
  const t = useWords()
  const { session, scenario } = useCall()
  const names = useLive((live) => possible(live, id, scenario), NONE)
  const acts: Readonly<Record<VerbName, () => void>> = {
    invite: () => void session.invite(id),
    'step-down': () => void session.leaveStage(),
    'take-down': () => void session.takeDown(id),
    withdraw: () => void session.takeDown(id),
    'chat-mute': () => void session.muteChat(true, id),
    'chat-unmute': () => void session.muteChat(false, id),
    'lower-hand': () => void session.raiseHand(false, id),
    mute: () => void session.mute(id, 'microphone'),
    camera: () => void session.mute(id, 'camera'),
    remove: () => void session.remove(id),
  }
  return names.map((verb) => ({ name: verb, icon: ICONS[verb], act: acts[verb], sure: verb === 'remove' ? t('members.remove.sure', { name }) : null }))
}

function possible(live: LiveState, id: string, scenario: Parameters<typeof canInvite>[2]): readonly VerbName[] {
  const member = live.room.members.find((one) => one.id === id)
  const isMe = id === live.you
  const chat = canMuteChat(live, id, scenario)
  const may: Readonly<Record<VerbName, boolean>> = {
    invite: canInvite(live, id, scenario),
    mute: canMute(live, id, 'microphone', scenario),
    camera: canMute(live, id, 'camera', scenario),
    'lower-hand': !isMe && member?.hand != null && canDo(live, 'invite', scenario),
    'step-down': isMe && member?.stage === 'seated' && live.room.host !== id,
    'take-down': canTakeDown(live, id, scenario),
    withdraw: canWithdraw(live, id, scenario),
    'chat-mute': chat === 'chat-mute',
    'chat-unmute': chat === 'chat-unmute',
    remove: canRemove(live, id, scenario),
  }
  return ORDER.filter((verb) => may[verb])
}

const ORDER: readonly VerbName[] = ['invite', 'withdraw', 'mute', 'camera', 'lower-hand', 'chat-mute', 'chat-unmute', 'step-down', 'take-down', 'remove']

/** The buttons; the grave one asks first. */
export function MemberVerbs({ verbs }: { readonly verbs: readonly MemberVerb[] }) {
  const t = useWords()
  const [asking, setAsking] = useState<MemberVerb | null>(null)
  if (asking) {
    return (
      <View className={css('verbs')}>
        <View className={css('sure')}>{asking.sure}</View>
        <Button id='verb-sure' text={t('members.remove.go')} look='danger' wide onPress={asking.act} />
        <Button text={t('app.cancel')} wide onPress={() => setAsking(null)} />
      </View>
    )
  }
  const word = (verb: VerbName): WordKey => `members.${verb}`
  return (
    <View className={css('verbs')}>
      {verbs.map((verb) => <Button key={verb.name} id={`verb-${verb.name}`} icon={verb.icon} text={t(word(verb.name))} wide onPress={() => (verb.sure === null ? verb.act() : setAsking(verb))} />)}
    </View>
  )
}
