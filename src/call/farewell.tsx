import Taro from '@tarojs/taro'
import { View } from '@tarojs/components'
import { announced } from '../ui/aria'
import { Button } from '../ui/button'
import { Icon } from '../ui/icon'
import { Page } from '../ui/page'
import { useWords } from '../ui/preferences'
import { classesOf } from '../ui/classes'
import styles from './farewell.module.scss'
import { checkPath, lobbyPath, type JoinAim } from './paths'

const css = classesOf(styles)

export interface FarewellProps {
  readonly title: string
  readonly text?: string | undefined
  /** One way more. */
  readonly way?: { readonly id: string; readonly text: string; readonly path: string } | undefined
  /** The room that can be entered again. */
  readonly again?: JoinAim | undefined
}

/** A page with one sentence and the ways on. */
export function Farewell({ title, text, way, again }: FarewellProps) {
  const t = useWords()
  return (
    <Page room fixed>
      <View className={css('farewell')} {...announced}>
        <View className={css('mark')}><Icon name='door-open' size={32} /></View>
        <View className={css('title')}>{title}</View>
        {text && <View className={css('text')}>{text}</View>}
        <View className={css('ways')}>
          {again !== undefined && <Button id='enter-again' text={t('ended.again')} wide large onPress={() => void Taro.redirectTo({ url: checkPath(again) })} />}
          {way !== undefined && <Button id={way.id} text={way.text} wide large onPress={() => void Taro.redirectTo({ url: way.path })} />}
          <Button id='to-lobby' text={t('ended.lobby')} look='primary' wide large onPress={() => void Taro.reLaunch({ url: lobbyPath })} />
        </View>
      </View>
    </Page>
  )
}
