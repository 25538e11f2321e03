import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { createScope, every } from '#shared/kernel/scope'
import { serverNow } from '../store/select'
import { aria } from '../ui/aria'
import { classesOf } from '../ui/classes'
import { useWords } from '../ui/preferences'
import styles from './recording-badge.module.scss'
import { useCall, useLive } from './use-call'
import { useServices } from './use-services'
import { lasting } from './when'

const css = classesOf(styles)
const TICK_MS = 1_000

/** Everybody sees that the room is being recorded, and for how long; and that nothing is, while the gateway is away. */
export function RecordingBadge() {
  const startedAt = useLive(({ room }) => room.recording?.startedAt ?? null, null)
  const waits = useLive(({ room }) => room.gatewayEpoch === null, false)
  if (startedAt === null) return null
  return waits ? <Waiting /> : <Running key={startedAt} startedAt={startedAt} />
}

function Waiting() {
  const t = useWords()
  return (
    <View className={css('badge', 'waiting')} {...aria('img', t('room.recording.waiting'))}>
      <View className={css('dot')} />
      <View className={css('word')}>{t('room.recording.waiting')}</View>
    </View>
  )
}

/** Ticks by itself, so that the line around it does not. */
function Running({ startedAt }: { readonly startedAt: number }) {
  const t = useWords()
  const { session } = useCall()
  const { now } = useServices()
  const [time, setTime] = useState(now)
  useEffect(() => {
    const scope = createScope()
    every(scope, TICK_MS, () => setTime(now()))
    return () => scope.end()
  }, [now])
  const state = session.store.getState()
  const ran = (state.phase === 'live' ? serverNow(state, time) : time) - startedAt
  return (
    <View className={css('badge')} {...aria('img', t('room.recording'))}>
      <View className={css('dot')} />
      <View className={css('word')}>{t('room.recording')}</View>
      <View className={css('time')}>{lasting(ran)}</View>
    </View>
  )
}
