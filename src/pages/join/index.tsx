import Taro, { useRouter } from '@tarojs/taro'
import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import type { FailureCode } from '#shared/protocol/failures'
import type { RoleWish } from '#shared/protocol/http'
import { checkPath, decoded, lobbyPath, readWish } from '../../call/paths'
import { spoken } from '../../call/room-code'
import { useServices } from '../../call/use-services'
import { announced } from '../../ui/aria'
import { Button } from '../../ui/button'
import { Page } from '../../ui/page'
import { useWords } from '../../ui/preferences'
import { JoinBar } from '../lobby/join-bar'
import { classesOf } from '../../ui/classes'
import styles from './join.module.scss'

const css = classesOf(styles)

/** Where a link or a QR code leads: finds the room, then goes on to the device check. */
export default function Join() {
  const t = useWords()
  const { params } = useRouter()
  // A mini-program's own code (`scene`) carries the room code alone.
  const code = decoded(params['code'] ?? params['scene'])
  const { refused, again } = useDoorBehind(code, readWish(params))
  return (
    <Page>
      <View className={css('join')}>
        <View className={css('title')}>{t('join.title')}</View>
        {code !== undefined && refused === null && <View className={css('note')} {...announced}>{t('join.looking')} · {spoken(code)}</View>}
        {refused !== null && <View className={css('refused')} {...announced}>{t(`failure.${refused}`)}</View>}
        {(code === undefined || refused !== null) && <JoinBar />}
        <View className={css('ways')}>
          {refused !== null && code !== undefined && <Button text={t('app.retry')} onPress={again} />}
          <Button text={t('check.done')} onPress={() => void Taro.reLaunch({ url: lobbyPath })} />
        </View>
      </View>
    </Page>
  )
}

function useDoorBehind(code: string | undefined, { role, invitation }: RoleWish) {
  const { api } = useServices()
  const [refused, setRefused] = useState<FailureCode | null>(null)
  const [tries, setTries] = useState(0)
  useEffect(() => {
    if (code === undefined) return
    let current = true
    setRefused(null)
    void api.findRoom(code).then((found) => {
      if (!current) return
      if (found.ok) void Taro.redirectTo({ url: checkPath({ aim: 'join', room: found.value.id, role, invitation }) })
      else setRefused(found.failure)
    })
    return () => { current = false }
  }, [api, code, role, invitation, tries])
  return { refused, again: () => setTries((before) => before + 1) }
}
