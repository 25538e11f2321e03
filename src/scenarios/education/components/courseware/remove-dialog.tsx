import { View } from '@tarojs/components'
import { useSay } from '../../../../call/use-say'
import { Button } from '../../../../ui/button'
import { classesOf } from '../../../../ui/classes'
import { Dialog } from '../../../../ui/dialog'
import { useWords } from '../../../../ui/preferences'
import styles from './remove-dialog.module.scss'

const css = classesOf(styles)

/** Asks before courseware is removed: pages of the board may be made of it. */
export function RemoveDialog({ name, onClose, onRemove }: { readonly name: string; readonly onClose: () => void; readonly onRemove: () => void }) {
  const say = useSay()
  const t = useWords()
  return (
    <Dialog title={say('courseware.remove.title')} closeLabel={t('app.cancel')} onClose={onClose}>
      <View className={css('sure')}>{say('courseware.remove.sure', { name })}</View>
      <Button id='courseware-remove' look='danger' wide large text={say('courseware.remove.go')} onPress={onRemove} />
    </Dialog>
  )
}
