import { View } from '@tarojs/components'
import type { Member, MemberId } from '#shared/room/state'
import { useSay } from '../../../../call/use-say'
import { classesOf } from '../../../../ui/classes'
import { Press } from '../../../../ui/press'
import styles from './turns.module.scss'

const css = classesOf(styles)

export interface PickingProps {
  readonly students: readonly Member[]
  readonly picked: readonly MemberId[]
  readonly onPick: (picked: readonly MemberId[]) => void
}

/** Students, pressed in the order in which they are to speak. */
export function Picking({ students, picked, onPick }: PickingProps) {
  const say = useSay()
  if (students.length === 0) return <View className={css('then')}>{say('turns.nobody')}</View>
  const toggle = (id: MemberId) => onPick(picked.includes(id) ? picked.filter((one) => one !== id) : [...picked, id])
  return (
    <View>
      {students.map(({ id, name }) => {
        const place = picked.indexOf(id)
        return (
          <Press key={id} className={css('line', 'pick')} pressed={place >= 0} label={name} onPress={() => toggle(id)}>
            <View className={css('place', place >= 0 && 'chosen')}>{place >= 0 ? place + 1 : ''}</View>
            <View className={css('name')}>{name}</View>
          </Press>
        )
      })}
    </View>
  )
}
