import { useCall, useLive } from '../../../../call/use-call'
import { useSay } from '../../../../call/use-say'
import { Way } from '../../../../call/way'
import type { SeatsMove } from '../../law/seats/law'
import { readSeats, SEATS } from '../../law/seats/reduce'
import type { ClassTool } from '../class-tool'
import { useTeaching } from '../use-class'

/** Whether free seats are offered to raised hands by themselves; a press changes it. */
function SeatsWay() {
  const say = useSay()
  const { session } = useCall()
  const leads = useTeaching()
  const fill = useLive(({ room }) => readSeats(room.law).fill, false)
  const move: SeatsMove = { fill: !fill }
  return leads ? <Way id='way-seats' icon='user-plus' text={say('seats.fill', { state: say(fill ? 'seats.on' : 'seats.off') })} onPress={() => void session.move({ part: SEATS, move })} /> : null
}

export const seatsTool: ClassTool = { Ways: SeatsWay }
