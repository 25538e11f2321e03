import { View } from '@tarojs/components'
import { memberOf } from '#shared/room/state'
import { myMember } from '../store/select'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { useWords } from '../ui/preferences'
import { classesOf } from '../ui/classes'
import styles from './dialogs.module.scss'
import { useCall, useLive } from './use-call'

const css = classesOf(styles)

/** The host asks this person on stage. */
export function Invitation() {
  const t = useWords()
  const { session } = useCall()
  const invited = useLive((live) => myMember(live)?.stage === 'invited', false)
  const host = useLive(({ room }) => memberOf(room, room.host)?.name ?? null, null)
  if (!invited) return null
  const answer = (accept: boolean) => void session.answerInvitation(accept)
  return (
    <Dialog title={t('invitation.title', { name: host ?? t('members.host') })} closeLabel={t('invitation.decline')} onClose={() => answer(false)}>
      <View className={css('text')}>{t('invitation.meaning')}</View>
      <View className={css('ways')}>
        <Button id='accept-invitation' text={t('invitation.accept')} look='primary' wide large onPress={() => answer(true)} />
        <Button text={t('invitation.decline')} wide onPress={() => answer(false)} />
      </View>
    </Dialog>
  )
}
