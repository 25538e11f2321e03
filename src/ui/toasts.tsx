import { View } from '@tarojs/components'
import { announced } from './aria'
import { Press } from './press'
import { classesOf } from './classes'
import styles from './toasts.module.scss'

const css = classesOf(styles)

export interface Toast {
  readonly id: number
  readonly text: string
}

/** Short words that go by themselves; read aloud as they come. Pressing one sends it away. */
export function Toasts({ toasts, onDismiss }: { readonly toasts: readonly Toast[]; readonly onDismiss: (id: number) => void }) {
  return (
    <View className={css('list')} {...announced}>
      {toasts.map(({ id, text }) => <Press key={id} className={css('toast')} onPress={() => onDismiss(id)}>{text}</Press>)}
    </View>
  )
}
