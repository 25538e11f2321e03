import { Stage } from '../../../call/stage'
import { useCall, useLive } from '../../../call/use-call'
import { useSay } from '../../../call/use-say'
import { canDo } from '../../../store/select'
import { IconButton } from '../../../ui/icon-button'
import { readSpotlight, type SpotlightMove } from '../law/spotlight/law'
import { SPOTLIGHT } from '../law/spotlight/reduce'

/** The people of the class. Who teaches may put one of them in the middle for all. */
export function ClassStage() {
  const say = useSay()
  const { session, scenario } = useCall()
  const spotlight = useLive(({ room }) => readSpotlight(room.law), null)
  const leads = useLive((live) => canDo(live, 'invite', scenario), false)
  const people = useLive(({ room }) => room.members.filter(({ stage }) => stage === 'seated').length, 0)
  const move = (wanted: SpotlightMove) => void session.move({ part: SPOTLIGHT, move: wanted })
  const pin = (member: string) => (
    <IconButton
      icon='pin'
      label={say(spotlight === member ? 'unspotlight' : 'spotlight')}
      pressed={spotlight === member}
      onPress={() => move({ member: spotlight === member ? null : member })}
    />
  )
  return <Stage mainRole='teacher' spotlight={spotlight} tool={leads && people > 1 ? pin : undefined} />
}
