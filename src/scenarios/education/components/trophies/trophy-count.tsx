import { View } from '@tarojs/components'
import { memberOf } from '#shared/room/state'
import { useLive } from '../../../../call/use-call'
import { useSay } from '../../../../call/use-say'
import { aria } from '../../../../ui/aria'
import { classesOf } from '../../../../ui/classes'
import { Drawn } from '../../../../ui/icon'
import { Press } from '../../../../ui/press'
import { learns } from '../../law/teaching'
import { drawings } from '../drawings'
import { ToolButton } from '../toolbox/tool-button'
import { useTeaching } from '../use-class'
import styles from './trophies.module.scss'
import { useTrophiesOf, useTrophyMove } from './use-trophies'

const css = classesOf(styles)

interface OfMember {
  readonly member: string
}

/** How many trophies somebody has; nothing for none. */
export function TrophyCount({ member }: OfMember) {
  const say = useSay()
  const count = useTrophiesOf(member)
  const name = useNameOf(member)
  if (count === 0) return null
  return <View className={css('count')} {...aria('img', say('trophies.count', { name, count }))}><Drawn inside={drawings.trophies} size={14} /><View>{count}</View></View>
}

/** A button on a tile that gives a student a trophy, where a mouse has room for it; on a phone it stands in the list of members. */
export function GiveTrophyOnTile({ member }: OfMember) {
  const say = useSay()
  const move = useTrophyMove()
  const name = useNameOf(member)
  if (!useGives(member)) return null
  return <View className={css('desktop')}><ToolButton inside={drawings.trophies} gold label={say('trophies.give', { name })} onPress={() => void move({ type: 'give', member })} /></View>
}

/** The count at the end of a person's line; who teaches presses it for one more. */
export function TrophyBeside({ member }: OfMember) {
  const say = useSay()
  const move = useTrophyMove()
  const count = useTrophiesOf(member)
  const name = useNameOf(member)
  if (!useGives(member)) return <TrophyCount member={member} />
  return (
    <Press className={css('give')} label={say('trophies.give', { name })} onPress={() => void move({ type: 'give', member })}>
      <Drawn inside={drawings.trophies} size={18} /><View>{count === 0 ? '+' : count}</View>
    </Press>
  )
}

function useGives(member: string): boolean {
  const teaching = useTeaching()
  const isStudent = useLive(({ room }) => learns(memberOf(room, member)?.role ?? ''), false)
  return teaching && isStudent
}

const useNameOf = (member: string): string => useLive(({ room }) => memberOf(room, member)?.name ?? '', '')
