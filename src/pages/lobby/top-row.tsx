import Taro from '@tarojs/taro'
import { View } from '@tarojs/components'
import { checkPath, lobbyPath } from '../../call/paths'
import { useSimulator } from '../../call/use-simulator'
import { Icon } from '../../ui/icon'
import { IconButton } from '../../ui/icon-button'
import { Pill } from '../../ui/pill'
import { usePreferences, type Theme } from '../../ui/preferences'
import { Press } from '../../ui/press'
import { classesOf } from '../../ui/classes'
import styles from './top-row.module.scss'

const css = classesOf(styles)

const NEXT: Readonly<Record<Theme, Theme>> = { system: 'light', light: 'dark', dark: 'system' }
const ICONS = { system: 'monitor', light: 'sun', dark: 'moon' } as const

/** The name, and how the product looks and speaks. */
export function TopRow() {
  const { t, language, theme, setLanguage, setTheme } = usePreferences()
  const openInPhone = useSimulator()
  return (
    <View className={css('row')}>
      <View className={css('brand')}>
        <View className={css('mark')}><Icon name='mic' size={18} /></View>
        <View>{t('app.name')}</View>
      </View>
      <View className={css('links')}>
        {openInPhone && (
          <Press className={css('link')} label={t('lobby.phone')} onPress={() => openInPhone(lobbyPath)}>
            <Icon name='smartphone' size={18} />
            <View className={css('word')}>{t('lobby.phone')}</View>
          </Press>
        )}
        <Press className={css('link')} label={t('lobby.check')} onPress={() => void Taro.navigateTo({ url: checkPath({ aim: 'devices' }) })}>
          <Icon name='settings' size={18} />
          <View className={css('word')}>{t('lobby.check')}</View>
        </Press>
        <IconButton icon={ICONS[theme]} label={t('app.theme', { theme: t(`app.theme.${theme}`) })} onPress={() => setTheme(NEXT[theme])} />
        <Pill label={t('app.language')} onPress={() => setLanguage(language === 'zh' ? 'en' : 'zh')}>{t('app.languages')}</Pill>
      </View>
    </View>
  )
}
