import { View } from '@tarojs/components'
import { useEffect, useRef, useState } from 'react'
import { after, createScope } from '#shared/kernel/scope'
import { useChime } from '../../../../call/use-chime'
import { useSay } from '../../../../call/use-say'
import { announced } from '../../../../ui/aria'
import { classesOf } from '../../../../ui/classes'
import { Drawn } from '../../../../ui/icon'
import { drawings } from '../drawings'
import styles from './trophies.module.scss'
import { useTrophies } from './use-trophies'

const css = classesOf(styles)

const SHOWN_MS = 3_000
/** Names that are written out; the count tells the rest. */
const MOST_NAMES = 3

/** For a moment everybody sees who got a trophy. It lies over the room and is in nobody's way. */
export function Celebration() {
  const say = useSay()
  const { given, last, owners } = useTrophies()
  const seen = useRef(given)
  const [shown, setShown] = useState(0)
  useChime('join', given)
  useEffect(() => {
    if (given <= seen.current) return
    seen.current = given
    setShown(given)
    const scope = createScope()
    after(scope, SHOWN_MS, () => setShown(0))
    return () => scope.end()
  }, [given])
  const names = last.slice(0, MOST_NAMES).map((id) => owners[id]?.name ?? '').join(' · ')
  return (
    <View className={css('celebration', shown === 0 && 'gone')} {...announced}>
      {shown > 0 && (
        <View key={shown} id='celebration' className={css('card')}>
          <View className={css('cup')}><Drawn inside={drawings.trophies} size={56} /></View>
          <View>{last.length > MOST_NAMES ? say('trophies.got-many', { names, count: last.length }) : say('trophies.got', { names })}</View>
        </View>
      )}
    </View>
  )
}
