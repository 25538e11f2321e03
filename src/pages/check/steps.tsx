import Taro from '@tarojs/taro'
import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import type { FailureCode } from '#shared/protocol/failures'
import { MAX_NAME_LENGTH } from '#shared/protocol/version'
import type { Door } from '../../call/aim'
import { keepName, readName } from '../../call/device-choice'
import { lobbyPath } from '../../call/paths'
import { spoken } from '../../call/room-code'
import { useServices } from '../../call/use-services'
import { announced } from '../../ui/aria'
import { Button } from '../../ui/button'
import { Field } from '../../ui/field'
import { usePreferences } from '../../ui/preferences'
import { TextInput } from '../../ui/text-input'
import { classesOf } from '../../ui/classes'
import styles from './check.module.scss'
import { Checks } from './checks'
import { DeviceFields } from './device-fields'
import { Picture } from './picture'
import { useEntrance, type Refusal } from './use-entrance'
import { usePreview } from './use-preview'
import { warmRoom } from './warm-room'

const css = classesOf(styles)

export interface CheckStepsProps {
  readonly door: Door | null
  /** Why the last try to enter failed. */
  readonly refused: FailureCode | null
  readonly onRefused: (refusal: Refusal) => void
}

/** The check of a door that was found, or of the devices alone. */
export function CheckSteps({ door, refused, onRefused }: CheckStepsProps) {
  const { t, language } = usePreferences()
  const { storage } = useServices()
  const sends = door === null || (door.rule?.can.includes('publish') ?? true)
  const live = usePreview(sends ? 'devices' : 'nothing', door?.rule?.facing)
  const [name, setName] = useState(() => readName(storage))
  const entrance = useEntrance(door, live, onRefused)
  useEffect(() => {
    if (door) warmRoom(door.scenario)
  }, [door])
  const rename = (text: string) => {
    setName(text)
    keepName(storage, text.trim())
  }
  const enter = () => entrance.enter(name.trim())
  return (
    <View className={css('columns')}>
      {sends && <Picture live={live} name={name.trim() || t('check.you')} />}
      <View className={css('side')}>
        {door && <View className={css('where')}>{door.room ? t('check.where', { title: door.title, code: spoken(door.room.joinCode) }) : t('check.new', { title: door.title })}</View>}
        <View className={css('title')}>{t(door ? 'check.ready' : 'check.alone')}</View>
        {door && (
          <Field label={t('check.name')} complaint={entrance.state === 'nameless' ? t('check.name.missing') : null}>
            <TextInput id='name' value={name} label={t('check.name')} placeholder={t('check.name.hint')} maxLength={MAX_NAME_LENGTH} onChange={rename} onEnter={enter} />
          </Field>
        )}
        {sends && <DeviceFields live={live} />}
        <Checks live={live} sends={sends} />
        {refused && entrance.state !== 'busy' && <View className={css('refused')} {...announced}>{t(`failure.${refused}`)}</View>}
        {door
          ? <Button id='enter' text={entrance.state === 'busy' ? t('check.entering') : door.scenario.words[language].enter} look='primary' large wide busy={entrance.state === 'busy'} onPress={enter} />
          : <Button text={t('check.done')} look='primary' large wide onPress={() => void Taro.reLaunch({ url: lobbyPath })} />}
      </View>
    </View>
  )
}
