import { ScrollView, View } from '@tarojs/components'
import { memo, useCallback, useState } from 'react'
import { lasting } from '../../call/when'
import { useAnswer } from '../../store/use-session'
import { aria } from '../../ui/aria'
import { Button } from '../../ui/button'
import { classesOf } from '../../ui/classes'
import { Press } from '../../ui/press'
import { entryAt, type Entry } from './entries'
import styles from './happenings.module.scss'
import type { Replay } from './replay'
import { useSay } from './use-say'

const css = classesOf(styles)
/** A long lesson has thousands of lines; so many are drawn, in steps. */
const STEP = 100
/** Lines that stay in sight above the current one. */
const ABOVE = 2

/** What happened in the room, in words; the current line is marked, pressing one goes there. */
export function Happenings({ replay, entries }: { readonly replay: Replay; readonly entries: readonly Entry[] }) {
  const say = useSay()
  const current = useAnswer(replay.store, ({ position }) => entryAt(entries, position))
  const [more, setMore] = useState({ earlier: 0, later: 0 })
  const middle = Math.floor(Math.max(0, current) / STEP)
  const first = Math.max(0, (middle - 1 - more.earlier) * STEP)
  const last = Math.min(entries.length, (middle + 2 + more.later) * STEP)
  const go = useCallback((at: number) => replay.seek(at), [replay])
  const into = entries[Math.max(0, current - ABOVE)]
  return (
    <View className={css('panel')}>
      <View className={css('title')}>{say('events.title')}</View>
      {entries.length === 0 && <View className={css('none')}>{say('events.none')}</View>}
      <ScrollView className={css('list')} scrollY scrollWithAnimation {...(into ? { scrollIntoView: `event-${into.seq}` } : {})}>
        <View {...aria('list', say('events.title'))}>
          {first > 0 && <Button text={say('events.earlier')} look='quiet' wide onPress={() => setMore({ ...more, earlier: more.earlier + 1 })} />}
          {entries.slice(first, last).map((entry, index) => <Line key={entry.seq} entry={entry} current={first + index === current} onPress={go} />)}
          {last < entries.length && <Button text={say('events.later')} look='quiet' wide onPress={() => setMore({ ...more, later: more.later + 1 })} />}
        </View>
      </ScrollView>
    </View>
  )
}

interface LineProps {
  readonly entry: Entry
  readonly current: boolean
  readonly onPress: (at: number) => void
}

const Line = memo(({ entry: { seq, at, kind, by, text }, current, onPress }: LineProps) => (
  <Press id={`event-${seq}`} className={css('line', current && 'current')} onPress={() => onPress(at)}>
    <View className={css('time')}>{lasting(at)}</View>
    <View className={css('dot', kind)} />
    <View className={css('words')}>
      {by !== undefined && <View className={css('by')}>{by}</View>}
      <View className={css(by === undefined ? 'fact' : 'said')}>{text}</View>
    </View>
  </Press>
))
Line.displayName = 'Line'
