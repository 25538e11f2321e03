import { View } from '@tarojs/components'
import { useState } from 'react'
import { useLive } from '../../../../call/use-call'
import { useChime } from '../../../../call/use-chime'
import { useSay } from '../../../../call/use-say'
import { useServices } from '../../../../call/use-services'
import { announced } from '../../../../ui/aria'
import { classesOf } from '../../../../ui/classes'
import { Drawn } from '../../../../ui/icon'
import type { Picked } from '../../law/pick/reduce'
import { drawings } from '../drawings'
import { ToolButton } from '../toolbox/tool-button'
import { useMyId, useStudents, useTeaching } from '../use-class'
import styles from './pick.module.scss'
import { useInvite, usePickMove } from './use-pick'

const css = classesOf(styles)

/** Who comes later than this after the draw sees the name without the roll. */
const FRESH_MS = 2_000
const REEL_NAMES = 14

/** The name that chance fell on; before it stands still, others roll by. */
export function PickedPill({ picked }: { readonly picked: Picked }) {
  const say = useSay()
  const me = useMyId()
  const move = usePickMove()
  const teaching = useTeaching()
  const invite = useInvite(picked)
  const isMe = picked.member === me
  useChime('turn', isMe ? picked.id : 0)
  return (
    <View id='picked' className={css('pill', isMe && 'me')}>
      <Drawn inside={drawings.pick} size={18} />
      <Reel key={picked.id} picked={picked} />
      {isMe && <View className={css('you')}>{say('pick.you')}</View>}
      {teaching && (
        <>
          {invite !== null && <ToolButton id='picked-invite' inside={drawings.invite} label={say('pick.invite')} onPress={invite} />}
          <ToolButton id='picked-again' inside={drawings.again} label={say('pick.again')} onPress={() => void move({ type: 'pick' })} />
          <ToolButton id='picked-away' inside={drawings.close} label={say('pick.put-away')} onPress={() => void move({ type: 'put-away' })} />
        </>
      )}
    </View>
  )
}

/** A column of names that moves up to the last one; who wants less motion sees that one at once. */
function Reel({ picked }: { readonly picked: Picked }) {
  const say = useSay()
  const { now } = useServices()
  const students = useStudents()
  const offset = useLive(({ clockOffsetMs }) => clockOffsetMs, 0)
  const [names] = useState(() => reelOf(students.map(({ name }) => name), picked, now() + offset - picked.at < FRESH_MS))
  return (
    <View className={css('window')}>
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
