import { ScrollView, View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { MAX_CHAT_LENGTH } from '#shared/protocol/version'
import type { ChatMessage } from '#shared/room/state'
import { canDo } from '../store/select'
import { aria } from '../ui/aria'
import { Button } from '../ui/button'
import { Panel } from '../ui/panel'
import { useWords } from '../ui/preferences'
import { TextInput } from '../ui/text-input'
import { classesOf } from '../ui/classes'
import styles from './chat-panel.module.scss'
import { useCall, useLive } from './use-call'
import { clockTime } from './when'

const css = classesOf(styles)

/** What people write to each other. */
export function ChatPanel({ onClose }: { readonly onClose: () => void }) {
  const t = useWords()
  const { session, scenario } = useCall()
  const messages = useLive<readonly ChatMessage[]>(({ room }) => room.chat, NONE)
  const you = useLive((live) => live.you, '')
  const writes = useLive((live) => canDo(live, 'chat', scenario), false)
  const last = messages[messages.length - 1]?.seq ?? 0
  useEffect(() => session.markRead(), [session, last])
  return (
    <Panel title={t('chat.title')} closeLabel={t('app.close')} onClose={onClose}>
      <ScrollView className={css('list')} scrollY scrollIntoView={`message-${last}`}>
        <View {...aria('log', t('chat.title'))}>
          {messages.length === 0 && <View className={css('empty')}>{t('chat.empty')}</View>}
          {messages.map((message) => <Message key={message.seq} message={message} mine={message.from === you} />)}
        </View>
      </ScrollView>
      {writes ? <Writing /> : <View className={css('empty')}>{t('chat.forbidden')}</View>}
    </Panel>
  )
}

const NONE: readonly ChatMessage[] = []

function Message({ message: { seq, name, text, at }, mine }: { readonly message: ChatMessage; readonly mine: boolean }) {
  return (
    <View id={`message-${seq}`} className={css('message', mine && 'mine')}>
      <View className={css('head')}>{name} · {clockTime(at)}</View>
      <View className={css('text')}>{text}</View>
    </View>
  )
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
