import { seated } from '../store/select'
import { useCall, useLive } from './use-call'
import { useLayout } from './use-layout'

/** Whether this page shows the one picture that the server draws: as chosen, and by itself where there are more people than it can play. */
export function useMixed(): boolean {
  const { chosen } = useLayout()
  const { can } = useCall()
  const crowded = useLive((live) => seated(live).length - 1 > can().players, false)
  const mixed = useLive(({ room }) => room.mix !== null, false)
  return mixed && (chosen === 'mix' || (chosen === 'auto' && crowded))
}
