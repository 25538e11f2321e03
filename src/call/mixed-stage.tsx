import { View } from '@tarojs/components'
import { useEffect } from 'react'
import { aria } from '../ui/aria'
import { classesOf } from '../ui/classes'
import { useWords } from '../ui/preferences'
import styles from './stage.module.scss'
import { useCall, useLive, useMedia } from './use-call'
import { mixStreamOf } from '#shared/room/state'

const css = classesOf(styles)

/** Everybody in the one picture that the server draws. */
export function MixedStage() {
  const t = useWords()
  const { session, media } = useCall()
  const stream = useLive(({ room }) => mixStreamOf(room.id), '')
  const playing = useMedia(({ players }) => players[stream]?.phase === 'playing')
  useEffect(() => session.show('mix'), [session])
  const { RemoteVideo } = media
  return (
    <View id='stage-mix' className={css('stage', 'mix')} {...aria('group', t('layout.mix'))}>
      {!playing && <View className={css('coming')}>{t('tile.no-picture')}</View>}
      <RemoteVideo stream={stream} fit='contain' />
    </View>
  )
}
