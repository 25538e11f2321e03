import { useCall, useLive } from '../../../call/use-call'
import { useRoomPanel } from '../../../call/use-panel'
import { useSay } from '../../../call/use-say'
import { canDo, handPlace, myMember } from '../../../store/select'
import { Banner } from '../../../ui/banner'
import { Button } from '../../../ui/button'
import { useWords } from '../../../ui/preferences'
import { useOpenQuiz } from './quiz/use-quizzes'

/** What to do next: a teacher alone shares the room; a listener raises a hand, and is told their place. */
export function ClassHint() {
  const t = useWords()
  const say = useSay()
  const panel = useRoomPanel()
  const { scenario } = useCall()
  const alone = useLive((live) => live.room.members.length === 1 && canDo(live, 'invite', scenario), false)
  const listens = useLive((live) => myMember(live)?.stage === 'audience', false)
  const place = useLive((live) => (canDo(live, 'invite', scenario) ? null : handPlace(live)), null)
  const raised = useLive((live) => myMember(live)?.hand != null && !canDo(live, 'invite', scenario), false)
  const asked = useOpenQuiz() !== null
  const inspects = useLive((live) => myMember(live)?.role === 'inspector', false)
  if (alone && panel.name !== 'share') {
    return <Banner icon='user-plus' tone='plain' text={say('alone')}><Button id='share-hint' text={t('more.share')} look='primary' onPress={() => panel.open('share')} /></Banner>
  }
  if (inspects) return <Banner icon='info' tone='plain' text={say('inspecting')} />
  if (place !== null) return <Banner icon='hand' tone='plain' text={say('hand-place', { place })} />
  // Far back in a crowd nobody counts.
  if (raised) return <Banner icon='hand' tone='plain' text={say('hand-raised')} />
  // A question needs the room, and comes first.
  return listens && !asked ? <Banner icon='info' tone='plain' text={say('listening')} /> : null
}
