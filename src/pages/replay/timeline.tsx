import { View } from '@tarojs/components'
import { useMemo, useState } from 'react'
import { lasting } from '../../call/when'
import { useAnswer } from '../../store/use-session'
import { classesOf } from '../../ui/classes'
import type { Entry } from './entries'
import { marksOf } from './marks'
import type { Replay } from './replay'
import { SeekBar } from './seek-bar'
import styles from './timeline.module.scss'
import { useSay } from './use-say'

const css = classesOf(styles)

/** Where the replay stands, and what happened when; pressed or dragged, it goes there. */
export function Timeline({ replay, entries }: { readonly replay: Replay; readonly entries: readonly Entry[] }) {
  const say = useSay()
  const position = useAnswer(replay.store, (state) => state.position)
  const length = useAnswer(replay.store, ({ clock }) => clock.length)
  const [drag, setDrag] = useState<number | null>(null)
  const marks = useMemo(() => marksOf(entries, length), [entries, length])
  const shown = drag === null ? position : drag * length
  const drop = (share: number) => {
    setDrag(null)
    replay.seek(share * length)
  }
  return (
    <View className={css('line')}>
      <View className={css('time')}>{lasting(shown)}</View>
      <SeekBar label={say('timeline')} said={`${lasting(shown)} / ${lasting(length)}`} share={length > 0 ? shown / length : 0} marks={marks} onDrag={setDrag} onDrop={drop} />
      <View className={css('time')}>{lasting(length)}</View>
    </View>
  )
}
