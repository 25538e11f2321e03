import { View } from '@tarojs/components'
import { useState } from 'react'
import { useLive } from '../../../../call/use-call'
import { useSay } from '../../../../call/use-say'
import { useServices } from '../../../../call/use-services'
import { announced } from '../../../../ui/aria'
import { classesOf } from '../../../../ui/classes'
import type { Picked } from '../../law/pick/reduce'
import { useStudents } from '../use-class'
import styles from './pick.module.scss'

const css = classesOf(styles)

/** Who comes later than this after the draw sees the name without the roll. */
const FRESH_MS = 2_000
const REEL_NAMES = 14

/** Whether the names roll when this is first drawn. */
export function useRolls({ at }: Picked): boolean {
  const { now } = useServices()
  const offset = useLive(({ clockOffsetMs }) => clockOffsetMs, 0)
  const [rolls] = useState(now() + offset - at < FRESH_MS)
  return rolls
}

/** A column of names that moves up to the one that chance fell on; who wants less motion sees that one at once. To be keyed by the draw. */
export function Reel({ picked, large }: { readonly picked: Picked; readonly large?: boolean }) {
  const say = useSay()
  const students = useStudents()
  const rolls = useRolls(picked)
  const [names] = useState(() => reelOf(students.map(({ name }) => name), picked, rolls))
  return (
    <View className={css('window', large && 'large')}>
      <View className={css('said')} {...announced}>{say('pick.said', { name: picked.name })}</View>
      <View className={css('reel', names.length > 1 && 'rolls')} style={{ transform: `translateY(-${((names.length - 1) / names.length) * 100}%)` }}>
        {names.map((name, index) => <View key={index} className={css('name')} aria-hidden>{name}</View>)}
      </View>
    </View>
  )
}

function reelOf(students: readonly string[], { id, name }: Picked, rolls: boolean): readonly string[] {
  if (!rolls || students.length < 2) return [name]
  return [...Array.from({ length: REEL_NAMES }, (_, index) => students[(id + index) % students.length] ?? name), name]
}
