import { View } from '@tarojs/components'
import { Stage } from '../../../call/stage'
import { useCall, useLive } from '../../../call/use-call'
import { useSay } from '../../../call/use-say'
import { classesOf } from '../../../ui/classes'
import { IconButton } from '../../../ui/icon-button'
import { readCenter, type Center } from '../law/center/reduce'
import { readSpotlight, type SpotlightMove } from '../law/spotlight/law'
import { SPOTLIGHT } from '../law/spotlight/reduce'
import { ClassBoard } from './board/class-board'
import styles from './class-stage.module.scss'
import { GiveTrophyOnTile, TrophyCount } from './trophies/trophy-count'
import { useTeaching } from './use-class'

const css = classesOf(styles)

/** The people of the class, or the board with the people in a strip: the same tiles stay where they are in the tree, for a picture that is moved begins anew. */
export function ClassStage() {
  const center = useLive<Center>(({ room }) => readCenter(room.law), 'people')
  const board = center === 'board'
  return (
    <View className={css('center', board && 'board')}>
      <View className={css('people')}><People strip={board} /></View>
      {board && <View className={css('sheet')}><ClassBoard /></View>}
    </View>
  )
}

/** Who teaches may put one of them in the middle for all. */
function People({ strip }: { readonly strip: boolean }) {
  const say = useSay()
  const { session } = useCall()
  const spotlight = useLive(({ room }) => readSpotlight(room.law), null)
  const leads = useTeaching()
  const people = useLive(({ room }) => room.members.filter(({ stage }) => stage === 'seated').length, 0)
  const move = (wanted: SpotlightMove) => void session.move({ part: SPOTLIGHT, move: wanted })
  const tool = (member: string) => (
    <>
      <IconButton
        icon='pin'
        label={say(spotlight === member ? 'unspotlight' : 'spotlight')}
        pressed={spotlight === member}
        onPress={() => move({ member: spotlight === member ? null : member })}
      />
      <GiveTrophyOnTile member={member} />
    </>
  )
  return <Stage mainRole='teacher' spotlight={spotlight} mode={strip ? 'strip' : undefined} tool={leads && people > 1 && !strip ? tool : undefined} mark={(member) => <TrophyCount member={member} />} />
}
