import { ScrollView, View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { MAX_CHAT_LENGTH } from '#shared/protocol/version'
import { mayChat } from '#shared/room/can'
import type { ChatMessage } from '#shared/room/state'
import { canDo, myMember } from '../store/select'
import { aria } from '../ui/aria'
import { Button } from '../ui/button'
import { Panel } from '../ui/panel'
import { useWords } from '../ui/preferences'
import { TextInput } from '../ui/text-input'
import { classesOf } from '../ui/classes'
import styles from './chat-panel.module.scss'
import { Message } from './message'
import { useCall, useLive } from './use-call'

const css = classesOf(styles)

/** What people write to each other. Who keeps order may have all be silent. */
export function ChatPanel({ onClose }: { readonly onClose: () => void }) {
  const t = useWords()
  const { session, scenario } = useCall()
  const messages = useLive<readonly ChatMessage[]>(({ room }) => room.chat, NONE)
  const you = useLive((live) => live.you, '')
  const keepsOrder = useLive((live) => canDo(live, 'mute-others', scenario), false)
  const last = messages[messages.length - 1]?.seq ?? 0
  useEffect(() => session.markRead(), [session, last])
  return (
    <Panel title={t('chat.title')} closeLabel={t('app.close')} onClose={onClose}>
      {keepsOrder && <MuteAll />}
      <ScrollView className={css('list')} scrollY scrollIntoView={`message-${last}`}>
        <View {...aria('log', t('chat.title'))}>
          {messages.length === 0 && <View className={css('empty')}>{t('chat.empty')}</View>}
          {messages.map((message) => <Message key={message.seq} message={message} mine={message.from === you} />)}
        </View>
      </ScrollView>
      <Foot />
    </Panel>
  )
}

const NONE: readonly ChatMessage[] = []

function MuteAll() {
  const t = useWords()
  const { session } = useCall()
  const all = useLive(({ room }) => room.chatMuted.all, false)
  return (
    <View className={css('order')}>
      <Button id='chat-mute-all' text={t(all ? 'chat.unmute-all' : 'chat.mute-all')} wide onPress={() => void session.muteChat(!all)} />
      {all && <View className={css('note')}>{t('chat.muted.note')}</View>}
    </View>
  )
}

/** Where one writes, or why not. */
function Foot() {
  const t = useWords()
  const { scenario } = useCall()
  const may = useLive((live) => canDo(live, 'chat', scenario), false)
  const writes = useLive((live) => {
    const me = myMember(live)
    return me !== undefined && mayChat(live.room, me, scenario)
  }, false)
  const all = useLive(({ room }) => room.chatMuted.all, false)
  if (writes) return <Writing />
  return <View className={css('empty')}>{t(!may ? 'chat.forbidden' : all ? 'chat.muted.all' : 'chat.muted.you')}</View>
}

function Writing() {
  const t = useWords()
  const { session } = useCall()
  const [text, setText] = useState('')
  const send = () => {
    if (text.trim() === '') return
    setText('')
    // A refused message comes back, so that nothing written is lost.
    void session.say(text).then((said) => { if (!said.ok) setText((since) => (since === '' ? text : since)) })
  }
  return (
    <View className={css('writing')}>
      <TextInput id='chat-text' value={text} label={t('chat.hint')} placeholder={t('chat.hint')} maxLength={MAX_CHAT_LENGTH} onChange={setText} onEnter={send} />
      <Button id='chat-send' text={t('chat.send')} look='primary' onPress={send} />
    </View>
  )
}
