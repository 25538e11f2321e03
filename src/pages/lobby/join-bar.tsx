import Taro from '@tarojs/taro'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { joinPath } from '../../call/paths'
import { readCode, readLinkWish, tidy } from '../../call/room-code'
import { announced } from '../../ui/aria'
import { Button } from '../../ui/button'
import { useWords } from '../../ui/preferences'
import { TextInput } from '../../ui/text-input'
import { classesOf } from '../../ui/classes'
import styles from './join-bar.module.scss'

const css = classesOf(styles)

/** Join by code: large, and whatever was pasted is understood. */
export function JoinBar() {
  const t = useWords()
  const [text, setText] = useState('')
  const [complained, setComplained] = useState(false)
  const join = () => {
    const code = readCode(text)
    setComplained(code === null)
    if (code !== null) void Taro.navigateTo({ url: joinPath(code, readLinkWish(text)) })
  }
  const change = (typed: string) => {
    setText(tidy(typed))
    setComplained(false)
  }
  return (
    <View className={css('frame')}>
      <View className={css('bar')}>
        <View className={css('label')}>{t('lobby.code')}</View>
        <TextInput id='code' bare value={text} label={t('lobby.code')} placeholder={t('lobby.code.hint')} kind='number' onChange={change} onEnter={join} />
        <Button id='join' text={t('lobby.join')} look='primary' onPress={join} />
      </View>
      {complained && <View className={css('complaint')} {...announced}>{t('lobby.code.incomplete')}</View>}
    </View>
  )
}
