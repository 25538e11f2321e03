import { View } from '@tarojs/components'
import { memberOf } from '#shared/room/state'
import { useLive } from '../../../../call/use-call'
import { useSay } from '../../../../call/use-say'
import { aria } from '../../../../ui/aria'
import { classesOf } from '../../../../ui/classes'
import { Drawn } from '../../../../ui/icon'
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

/** Gives a student a trophy, for who teaches. */
export function GiveTrophy({ member }: OfMember) {
  const say = useSay()
  const move = useTrophyMove()
  const teaching = useTeaching()
  const name = useNameOf(member)
  const isStudent = useLive(({ room }) => learns(memberOf(room, member)?.role ?? ''), false)
  if (!teaching || !isStudent) return null
  return <ToolButton inside={drawings.trophies} gold label={say('trophies.give', { name })} onPress={() => void move({ type: 'give', member })} />
}

/** The same on a tile, where a mouse has room for it; on a phone it stands in the list of members. */
export const GiveTrophyOnTile = ({ member }: OfMember) => <View className={css('desktop')}><GiveTrophy member={member} /></View>

/** Count and button at the end of a person's line. */
export const TrophyBeside = ({ member }: OfMember) => <><TrophyCount member={member} /><GiveTrophy member={member} /></>

const useNameOf = (member: string): string => useLive(({ room }) => memberOf(room, member)?.name ?? '', '')
