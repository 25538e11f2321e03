import { View } from '@tarojs/components'
import { memberOf, type Stream } from '#shared/room/state'
import type { Placement } from '../grid-layout/tile'
import { Button } from '../ui/button'
import { Icon } from '../ui/icon'
import { IconButton } from '../ui/icon-button'
import { useWords } from '../ui/preferences'
import { Tile } from '../ui/tile'
import { classesOf } from '../ui/classes'
import styles from './screen-tile.module.scss'
import { useCall, useLive, useMedia } from './use-call'
import { useDoubleTap } from './use-double-tap'
import type { Enlarged } from './use-enlarged'

const css = classesOf(styles)

export interface ScreenTileProps {
  readonly place: Placement
  readonly enlarged: Enlarged
  /** A wide picture in a narrow place: a quarter turn makes it larger. */
  readonly turned: boolean
}

/** A screen that somebody shares, whole; to its owner a calm word instead, for it would show itself. */
export function ScreenTile({ place, enlarged, turned }: ScreenTileProps) {
  const t = useWords()
  const { media: { RemoteVideo } } = useCall()
  const { id } = place
  const stream = useLive<Stream | null>(({ room }) => room.streams.find((each) => each.id === id) ?? null, null)
  const name = useLive(({ room }) => memberOf(room, stream?.owner ?? '')?.name ?? '', '')
  const mine = useLive(({ you }) => stream?.owner === you, false)
  const player = useMedia(({ players }) => players[id]?.phase ?? null)
  const large = enlarged.id === id
  const turn = () => enlarged.set(large ? null : id)
  const onTap = useDoubleTap(turn)
  const broken = !mine && (player === 'failed' || player === 'waiting')
  return (
    <Tile
      id={id} place={place} name={t('tile.screen', { name })} icon='screen-share' microphone={null} speaking={false} hand={false} quality='unknown'
      state={broken ? t('tile.no-picture') : null} avatar={false} words={{ hand: '', quality: '' }}
      onPress={mine ? undefined : onTap}
      corner={mine ? undefined : <IconButton icon={large ? 'minimize-2' : 'maximize-2'} label={t(large ? 'tile.screen.back' : 'tile.screen.full')} onPress={turn} />}
    >
      {mine ? <OwnScreen /> : <RemoteVideo stream={id} fit='contain' turned={large && turned} />}
    </Tile>
  )
}

function OwnScreen() {
  const t = useWords()
  const { session } = useCall()
  return (
    <View className={css('own')}>
      <Icon name='screen-share' size={32} />
      <View className={css('title')}>{t('tile.screen.yours')}</View>
      <View className={css('meaning')}>{t('tile.screen.meaning')}</View>
      <Button id='stop-screen' text={t('tile.screen.stop')} look='plain' onPress={() => void session.shareScreen(false)} />
    </View>
  )
}
