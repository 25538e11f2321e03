import { useCall, useLive } from '../../../call/use-call'
import { useRoomPanel } from '../../../call/use-panel'
import { useSay } from '../../../call/use-say'
import { canDo } from '../../../store/select'
import { Banner } from '../../../ui/banner'
import { Button } from '../../../ui/button'
import { useWords } from '../../../ui/preferences'
import { readClaim } from '../law/law'

/** What happens next, for the one side and the other. */
export function ClaimHint() {
  const t = useWords()
  const say = useSay()
  const panel = useRoomPanel()
  const { scenario } = useCall()
  const leads = useLive((live) => canDo(live, 'move', scenario), false)
  const owner = useLive(({ room }) => room.members.some(({ role }) => role === 'owner'), false)
  const adjuster = useLive(({ room }) => room.members.some(({ role }) => role === 'adjuster'), false)
  const asked = useLive(({ room }) => readClaim(room.law).asked, null)
  if (leads && !owner && panel.name !== 'share') {
    return <Banner icon='user-plus' tone='plain' text={say('waiting')}><Button id='share-hint' text={t('more.share')} look='primary' onPress={() => panel.open('share')} /></Banner>
  }
  if (leads) return null
  if (!adjuster) return <Banner icon='info' tone='plain' text={say('adjusterAway')} />
  return <Banner icon='camera' tone={asked ? 'warning' : 'plain'} text={asked ? say('asking', { view: say(`view.${asked}`) }) : say('hint')} />
}
