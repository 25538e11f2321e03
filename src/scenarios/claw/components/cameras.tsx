import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import type { Stream } from '#shared/room/state'
import { useCall, useLive } from '../../../call/use-call'
import { useSay } from '../../../call/use-say'
import { Icon } from '../../../ui/icon'
import { Press } from '../../../ui/press'
import { classesOf } from '../../../ui/classes'
import styles from './cameras.module.scss'
import { Hud } from './hud'
import { useMyId } from './use-claw'

const css = classesOf(styles)

const NONE: readonly Stream[] = []

/** The machine from two sides: one large, the other in the corner; a press swaps them. */
export function Cameras() {
  const say = useSay()
  const { session } = useCall()
  const me = useMyId()
  const streams = useLive(({ room }) => room.streams.filter(({ video, source }) => video && source !== 'screen').slice(0, 2), NONE)
  const [swapped, setSwapped] = useState(false)
  const owners = streams.map(({ owner }) => owner).filter((owner) => owner !== me).join(' ')
  useEffect(() => { session.show(owners === '' ? [] : owners.split(' ')) }, [session, owners])
  const [large, small] = swapped && streams.length > 1 ? [streams[1], streams[0]] : streams
  return (
    <View className={css('frame')}>
      <View className={css('large')}><Waiting /></View>
      {large && <View className={css('large')}><Picture key={large.id} stream={large} mine={large.owner === me} /></View>}
      {small && (
        <Press className={css('small')} label={say('swap-cameras')} onPress={() => setSwapped(!swapped)}>
          <Picture key={small.id} stream={small} mine={small.owner === me} />
          <View className={css('tag')}>{say(swapped ? 'front' : 'side')}</View>
        </Press>
      )}
      <Hud />
    </View>
  )
}

function Picture({ stream, mine }: { readonly stream: Stream; readonly mine: boolean }) {
  const { media: { LocalVideo, RemoteVideo } } = useCall()
  return mine ? <LocalVideo /> : <RemoteVideo stream={stream.id} fit='cover' />
}

/** Behind the picture, seen until it comes. */
function Waiting() {
  const say = useSay()
  return <View className={css('waiting')}><Icon name='video-off' size={28} /><View>{say('no-camera')}</View></View>
}
