import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { Quality } from '#shared/room/commands'
import type { Placement } from '../grid-layout/tile'
import { aria } from './aria'
import { Avatar } from './avatar'
import { Icon } from './icon'
import type { IconName } from './icon/paths'
import { QualityBars } from './quality-bars'
import { classesOf } from './classes'
import styles from './tile.module.scss'

const css = classesOf(styles)

export interface TileProps {
  readonly id: string
  readonly place: Placement
  readonly name: string
  /** Null where the tile is no person's: a machine's camera. */
  readonly microphone: 'on' | 'off' | null
  readonly speaking: boolean
  readonly hand: boolean
  readonly quality: Quality
  /** Why nothing moves, e.g. the person is on the phone; it covers the picture. */
  readonly state: string | null
  /** Shown instead of the picture. */
  readonly avatar: boolean
  /** Stands for the picture where it is nobody's face; the name's letter if left out. */
  readonly icon?: IconName | undefined
  readonly words: { readonly hand: string; readonly quality: string }
  /** The picture; stays in the tree under the avatar, since its sound or its sending may hang on it. */
  readonly children?: ReactNode
  /** A control on the picture, e.g. to flip the camera. */
  readonly corner?: ReactNode
  /** A fact behind the name. */
  readonly mark?: ReactNode
  readonly onPress?: (() => void) | undefined
}

/** One picture with a name. It moves to its place by a transition, so nobody jumps. */
export function Tile({ id, place, name, microphone, speaking, hand, quality, state, avatar, icon, words, children, corner, mark, onPress }: TileProps) {
  const tell = quality === 'fair' || quality === 'poor'
  // Under a picture too: it shows until the first frame comes. It keeps its place, for a player that is moved begins anew; words are not written over it.
  const letter = <View className={css('cover', avatar && (state === null ? 'above' : 'gone'))}>{icon ? <Icon name={icon} size={44} /> : <Avatar name={name} size={place.role === 'inset' ? 44 : 64} />}</View>
  return (
    <View id={`tile-${id}`} className={css('tile', place.role, speaking && 'speaking')} style={styleOf(place)} {...aria('group', name)} {...(onPress ? { onClick: onPress } : {})}>
      {letter}
      {children && <View className={css('picture')}>{children}</View>}
      {state !== null && <View className={css('cover', 'veil')}><View className={css('state')}>{state}</View></View>}
      {hand && <View className={css('hand')} {...aria('img', words.hand)}><Icon name='hand' size={16} /></View>}
      {corner && <View className={css('corner')} onClick={(event) => event.stopPropagation()}>{corner}</View>}
      <View className={css('foot')}>
        {microphone && <Icon name={microphone === 'on' ? 'mic' : 'mic-off'} size={14} />}
        <View className={css('name')}>{name}</View>
        {mark}
        {tell && <QualityBars quality={quality} label={words.quality} />}
      </View>
    </View>
  )
}

const percent = (share: number) => `${Math.round(share * 10_000) / 100}%`

const styleOf = ({ left, top, width, height, layer }: Placement) => ({
  left: percent(left), top: percent(top), width: percent(width), height: percent(height), zIndex: layer,
})
