import { View } from '@tarojs/components'
import { memo } from 'react'
import { classesOf } from '../../../ui/classes'
import type { Mark } from '../marks'
import styles from './seek-bar.module.scss'

const css = classesOf(styles)
const percent = (share: number) => `${Math.round(Math.min(1, Math.max(0, share)) * 10_000) / 100}%`

/** The line as it is drawn. */
export const Track = ({ share, marks }: { readonly share: number; readonly marks: readonly Mark[] }) => (
  <>
    <View className={css('track')}><View className={css('played')} style={{ width: percent(share) }} /></View>
    <Marks marks={marks} />
    <View className={css('thumb')} style={{ left: percent(share) }} />
  </>
)

/** They stay while the line moves. */
const Marks = memo(({ marks }: { readonly marks: readonly Mark[] }) => (
  <>{marks.map(({ share, kind }) => <View key={`${share}`} className={css('mark', kind)} style={{ left: percent(share) }} />)}</>
))
Marks.displayName = 'Marks'
