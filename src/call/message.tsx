import { View } from '@tarojs/components'
import { useState } from 'react'
import { mayDelete } from '#shared/room/can'
import type { ChatMessage } from '#shared/room/state'
import { myMember, serverNow } from '../store/select'
import { Button } from '../ui/button'
import { classesOf } from '../ui/classes'
import { Drawn } from '../ui/icon'
import { useWords } from '../ui/preferences'
import { Press } from '../ui/press'
import styles from './chat-panel.module.scss'
import { drawings } from './drawings'
import { useCall, useLive } from './use-call'
import { useServices } from './use-services'
import { clockTime } from './when'

const css = classesOf(styles)

/** One message, and the way to take it back for whoever may. */
export function Message({ message, mine }: { readonly message: ChatMessage; readonly mine: boolean }) {
  const t = useWords()
  const { session, scenario } = useCall()
  const { now } = useServices()
  const [asking, setAsking] = useState(false)
  const { seq, name, text, at, deleted } = message
  // What became too old since this was drawn is refused with a sentence.
  const removable = useLive((live) => {
    const me = myMember(live)
    return me !== undefined && !deleted && mayDelete(me, message, serverNow(live, now()), scenario)
  }, false)
  const remove = () => {
    setAsking(false)
    void session.deleteMessage(seq)
  }
  return (
    <View className={css('one')}>
      <View id={`message-${seq}`} className={css('message', mine && 'mine')}>
        <View className={css('head')}>
          {name} · {clockTime(at)}
          {removable && <Press className={css('remove')} label={t('chat.delete.which', { name })} pressed={asking} onPress={() => setAsking(!asking)}><Drawn inside={drawings.bin} size={16} /></Press>}
        </View>
        <View className={css('text', deleted && 'deleted')}>{deleted ? t('chat.gone') : text}</View>
      </View>
      {asking && removable && (
        <View className={css('sure')}>
          <View>{t('chat.delete.sure')}</View>
          <View className={css('ways')}>
            <Button id='message-delete' text={t('chat.delete')} look='danger' wide onPress={remove} />
            <Button text={t('app.cancel')} wide onPress={() => setAsking(false)} />
          </View>
        </View>
      )}
    </View>
  )
}
