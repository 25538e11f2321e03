import { View } from '@tarojs/components'
import { Panel } from '../ui/panel'
import { useWords } from '../ui/preferences'
import { classesOf } from '../ui/classes'
import styles from './keys-panel.module.scss'

const css = classesOf(styles)

const KEYS = [['M', 'keys.m'], ['V', 'keys.v'], ['S', 'keys.s'], ['H', 'keys.h'], ['C', 'keys.c'], ['Space', 'keys.space'], ['?', 'keys.help']] as const

/** What the keyboard does. */
export function KeysPanel({ onClose }: { readonly onClose: () => void }) {
  const t = useWords()
  return (
    <Panel title={t('more.keys')} closeLabel={t('app.close')} onClose={onClose}>
      {KEYS.map(([key, word]) => (
        <View key={key} className={css('row')}>
          <View className={css('key')}>{key}</View>
          <View>{t(word)}</View>
        </View>
      ))}
    </Panel>
  )
}
