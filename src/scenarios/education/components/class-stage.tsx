import { Stage } from '../../../call/stage'
import { useCall, useLive } from '../../../call/use-call'
import { useSay } from '../../../call/use-say'
import { IconButton } from '../../../ui/icon-button'
import { readSpotlight, type SpotlightMove } from '../law/spotlight/law'
import { SPOTLIGHT } from '../law/spotlight/reduce'
import { GiveTrophyOnTile, TrophyCount } from './trophies/trophy-count'
import { useTeaching } from './use-class'

/** The people of the class. Who teaches may put one of them in the middle for all. */
export function ClassStage() {
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
  return <Stage mainRole='teacher' spotlight={spotlight} tool={leads && people > 1 ? tool : undefined} mark={(member) => <TrophyCount member={member} />} />
}
