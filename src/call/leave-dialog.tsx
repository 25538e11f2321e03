import { View } from '@tarojs/components'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { usePreferences } from '../ui/preferences'
import { classesOf } from '../ui/classes'
import styles from './dialogs.module.scss'
import { useCall } from './use-call'

const css = classesOf(styles)

/** The host decides: only leave, or end it for everybody. */
export function LeaveDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = usePreferences()
  const { session } = useCall()
  const end = () => {
    onClose()
    void session.endRoom()
  }
  return (
    <Dialog title={t('leave.title')} closeLabel={t('app.cancel')} onClose={onClose}>
      <View className={css('text')}>{t('leave.host')}</View>
      <View className={css('ways')}>
        <Button id='leave-only' text={t('leave.only')} wide large onPress={session.leave} />
        <Button id='end-for-all' text={t('leave.end')} look='danger' wide large onPress={end} />
      </View>
    </Dialog>
  )
}
