import { canDo } from '../store/select'
import { useWords } from '../ui/preferences'
import { useCall, useLive } from './use-call'
import { Way } from './way'

/** Has the server draw everybody into one picture, for who may. */
export function MixWay({ onDone }: { readonly onDone: () => void }) {
  const t = useWords()
  const { session, scenario } = useCall()
  const mixes = useLive((live) => canDo(live, 'mix', scenario), false)
  const running = useLive(({ room }) => room.mix !== null, false)
  const change = () => {
    void (running ? session.stopMix() : session.startMix())
    onDone()
  }
  return mixes ? <Way id='more-mix' icon='layout-grid' danger={running} text={t(running ? 'more.mix.stop' : 'more.mix')} onPress={change} /> : null
}
