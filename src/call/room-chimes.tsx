import { canDo, hands, headcount } from '../store/select'
import { useCall, useLive } from './use-call'
import { useChime } from './use-chime'

/** In a full room, coming is no news. */
const QUIET_ABOVE = 20

/** What a room lets hear: somebody came; for who may answer, a hand went up. */
export function RoomChimes() {
  const { scenario } = useCall()
  useChime('join', useLive((live) => (headcount(live) > QUIET_ABOVE ? 0 : live.room.members.length), 0))
  useChime('hand', useLive((live) => (canDo(live, 'invite', scenario) ? hands(live).filter(({ id }) => id !== live.you).length : 0), 0))
  return null
}
