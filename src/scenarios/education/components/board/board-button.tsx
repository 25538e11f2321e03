import { useCall, useLive } from '../../../../call/use-call'
import { useSay } from '../../../../call/use-say'
import { BarButton } from '../../../../ui/bar'
import { drawings } from '../../../../board/views/drawings'
import { CENTER, readCenter, type Center } from '../../law/center/reduce'
import { useTeaching } from '../use-class'

/** Opens and closes the board for all. */
export function BoardButton() {
  const say = useSay()
  const { session } = useCall()
  const teaches = useTeaching()
  const center = useLive<Center>(({ room }) => readCenter(room.law), 'people')
  if (!teaches) return null
  const open = center === 'board'
  return <BarButton id='bar-board' drawing={drawings.pen} text={say('board')} on={open} onPress={() => void session.move({ part: CENTER, move: { center: open ? 'people' : 'board' } })} />
}
