import { View } from '@tarojs/components'
import { useStore } from 'zustand'
import { aria } from '../../ui/aria'
import { classesOf } from '../../ui/classes'
import { Drawn } from '../../ui/icon'
import { Press } from '../../ui/press'
import type { Desk } from '../desk'
import { useBoardWords } from '../words/words'
import { drawings } from './drawings'
import styles from './zoom.module.scss'

const css = classesOf(styles)

const STEP = 1.25

/** How large the page is seen, and other sizes. */
export function Zoom({ desk }: { readonly desk: Desk }) {
  const say = useBoardWords()
  const percent = useStore(desk.store, ({ camera }) => Math.round(camera.zoom * 100))
  return (
    <View className={css('zoom')} {...aria('group', say('zoom'))}>
      <Press className={css('step')} label={say('zoom.out')} onPress={() => desk.zoom(1 / STEP)}><Drawn inside={drawings.smaller} size={16} /></Press>
      <Press id='board-whole' className={css('percent')} label={say('zoom.whole', { percent })} onPress={() => desk.whole()}>{`${percent}%`}</Press>
      <Press className={css('step')} label={say('zoom.in')} onPress={() => desk.zoom(STEP)}><Drawn inside={drawings.larger} size={16} /></Press>
    </View>
  )
}
