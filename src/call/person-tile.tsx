import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { memberOf, type Stream } from '#shared/room/state'
import type { Placement } from '../grid-layout/tile'
import { isSpeaking } from '../store/select'
import { IconButton } from '../ui/icon-button'
import { useWords } from '../ui/preferences'
import { Tile } from '../ui/tile'
import { classesOf } from '../ui/classes'
import styles from './person-tile.module.scss'
import { presenceWord } from './sentences'
import { useCall, useLive, useMedia } from './use-call'

const css = classesOf(styles)

export interface PersonTileProps {
  readonly place: Placement
  /** A control of the scenario, in the corner. */
  readonly tool?: ReactNode
  /** A fact of the scenario, behind the name. */
  readonly mark?: ReactNode
}

/** One person on stage: the picture, or the letter that stands for it. */
export function PersonTile({ place, tool, mark }: PersonTileProps) {
  const t = useWords()
  const { media, can } = useCall()
  const { id } = place
  const member = useLive(({ room }) => memberOf(room, id) ?? null, null)
  const isMe = useLive(({ you }) => you === id, false)
  const speaking = useLive((live) => isSpeaking(live, id), false)
  const quality = useLive((live) => live.quality[id]?.up ?? 'unknown', 'unknown')
  const stream = useLive<Stream | null>(({ room }) => room.streams.find(({ owner, source, video }) => owner === id && video && source !== 'screen') ?? null, null)
  const myCamera = useMedia(({ camera }) => camera.state)
  const player = useMedia(({ players }) => (stream ? players[stream.id]?.phase ?? null : null))
  if (!member) return null
  const seen = isMe ? myCamera === 'on' : member.camera === 'on' && stream !== null
  const broken = !isMe && seen && (player === 'failed' || player === 'waiting')
  const state = presenceWord(member.presence, t) ?? (broken ? t('tile.no-picture') : null)
  const flips = isMe && seen && can().switchCamera
  const { LocalVideo, RemoteVideo } = media
  return (
    <Tile
      id={id} place={place} speaking={speaking} quality={quality} state={state} avatar={!seen}
      name={isMe ? t('room.you', { name: member.name }) : member.name}
      microphone={member.microphone} hand={member.hand !== null}
      words={{ hand: t('tile.hand'), quality: t('tile.quality', { quality: t(`quality.${quality}`) }) }}
      mark={mark}
      corner={tool || flips ? <>{tool}{flips && <FlipCamera />}</> : undefined}
    >
      {isMe ? <LocalVideo /> : stream && <RemoteVideo stream={stream.id} fit='cover' />}
    </Tile>
  )
}

function FlipCamera() {
  const t = useWords()
  const { session } = useCall()
  return <View className={css('flip')}><IconButton icon='switch-camera' label={t('bar.flip')} onPress={() => void session.switchCamera()} /></View>
}
