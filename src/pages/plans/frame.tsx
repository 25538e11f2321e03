import Taro from '@tarojs/taro'
import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { lobbyPath } from '../../call/paths'
import { classesOf } from '../../ui/classes'
import { IconButton } from '../../ui/icon-button'
import { Page } from '../../ui/page'
import { useWords } from '../../ui/preferences'
import styles from './plans.module.scss'

const css = classesOf(styles)

export interface FrameProps {
  readonly title: string
  /** Where back leads; left out: the page before, or the lobby. */
  readonly onBack?: (() => void) | undefined
  /** Stands at the right of the title. */
  readonly way?: ReactNode
  readonly children: ReactNode
}

const leave = () => void (Taro.getCurrentPages().length > 1 ? Taro.navigateBack() : Taro.reLaunch({ url: lobbyPath }))

/** A page about plans: the way back, its title, and what it holds. */
export function Frame({ title, onBack = leave, way, children }: FrameProps) {
  const t = useWords()
  return (
    <Page>
      <View className={css('frame')}>
        <View className={css('back')}><IconButton icon='chevron-left' label={t('app.back')} onPress={onBack} /></View>
        <View className={css('head')}>
          <View className={css('title')}>{title}</View>
          {way}
        </View>
        {children}
      </View>
    </Page>
  )
}
