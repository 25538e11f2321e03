import { useSay } from '../../../../call/use-say'
import type { Countdown } from '../../law/countdown/reduce'
import { drawings } from '../drawings'
import { ToolButton } from '../toolbox/tool-button'
import { useCountdownMove } from './use-countdown'

const MINUTE_SECONDS = 60

/** Pause, go on, a minute more, stop. */
export function CountdownControls({ countdown: { phase } }: { readonly countdown: Countdown }) {
  const say = useSay()
  const move = useCountdownMove()
  return (
    <>
      {phase === 'running' && <ToolButton id='countdown-pause' inside={drawings.pause} label={say('countdown.pause')} onPress={() => void move({ type: 'pause' })} />}
      {phase === 'paused' && <ToolButton id='countdown-resume' inside={drawings.resume} label={say('countdown.resume')} onPress={() => void move({ type: 'resume' })} />}
      {phase !== 'over' && <ToolButton id='countdown-add' inside={drawings.plus} label={say('countdown.add')} onPress={() => void move({ type: 'add', seconds: MINUTE_SECONDS })} />}
      <ToolButton id='countdown-stop' inside={drawings.close} label={say('countdown.stop')} onPress={() => void move({ type: 'stop' })} />
    </>
  )
}
