import { useCall, useLive } from '../../../../call/use-call'
import { useRoomPanel } from '../../../../call/use-panel'
import { useSay } from '../../../../call/use-say'
import { Way } from '../../../../call/way'
import { canDo } from '../../../../store/select'

/** The way to the courseware, for who teaches. */
export function CoursewareWay() {
  const say = useSay()
  const { open } = useRoomPanel()
  const { scenario } = useCall()
  const shares = useLive((live) => canDo(live, 'share-files', scenario), false)
  return shares ? <Way id='more-courseware' icon='graduation-cap' text={say('courseware.title')} onPress={() => open('own-courseware')} /> : null
}
