import { Text, View } from '@tarojs/components'
import { announced } from './aria'
import { Press } from './press'
import { classesOf } from './classes'
import styles from './toasts.module.scss'

const css = classesOf(styles)

export interface Toast {
  readonly id: number
  readonly text: string
  /** Where it leads, instead of only going away. */
  readonly way?: { readonly text: string; readonly onPress: () => void } | undefined
}

/** Short words that go by themselves; read aloud as they come. Pressing one sends it away, and goes where it leads. */
export function Toasts({ toasts, onDismiss }: { readonly toasts: readonly Toast[]; readonly onDismiss: (id: number) => void }) {
  return (
    <View className={css('list')} {...announced}>
      {toasts.map(({ id, text, way }) => {
        const press = () => {
          onDismiss(id)
          way?.onPress()
        }
        return <Press key={id} className={css('toast')} onPress={press}>{text}{way && <Text className={css('way')}>{way.text}</Text>}</Press>
      })}
    </View>
  )
}
