import { useChime } from '../../../../call/use-chime'
import { useRoomPanel } from '../../../../call/use-panel'
import { useSay } from '../../../../call/use-say'
import { useSecondsLeft } from '../../../../call/use-seconds-left'
import { Banner } from '../../../../ui/banner'
import { Button } from '../../../../ui/button'
import type { OpenCall } from '../../law/roll/reduce'
import { useLearning, useMyId, useOverlooks } from '../use-class'
import { useRoll, useRollMove } from './use-roll'

/** While the roll is called: the student's answer, and for who teaches how many have given it. */
export function RollStrip() {
  const { open } = useRoll()
  const learns = useLearning()
  const overlooks = useOverlooks()
  useChime('turn', learns && open !== null ? open.at : 0)
  if (open === null) return null
  if (learns) return <Answer call={open} />
  return overlooks ? <Count call={open} /> : null
}

function Answer({ call: { until, answered } }: { readonly call: OpenCall }) {
  const say = useSay()
  const move = useRollMove()
  const me = useMyId()
  const left = useSecondsLeft(until)
  if (answered.includes(me)) return <Banner icon='circle-check' tone='plain' text={say('roll.answered')} />
  return <Banner icon='circle-check' tone='warning' text={say('roll.calling')}><Button id='roll-here' text={say('roll.here', { seconds: left ?? 0 })} look='primary' large onPress={() => move({ type: 'here' })} /></Banner>
}

function Count({ call: { called, answered } }: { readonly call: OpenCall }) {
  const say = useSay()
  const panel = useRoomPanel()
  if (panel.name === 'own-roll') return null
  return (
    <Banner icon='circle-check' tone='plain' text={say('roll.count', { here: answered.length, called: called.length })}>
      <Button id='roll-see' text={say('roll.see')} onPress={() => panel.open('own-roll')} />
    </Banner>
  )
}
