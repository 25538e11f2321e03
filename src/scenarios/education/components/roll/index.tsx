import { useRoomPanel } from '../../../../call/use-panel'
import { useSay } from '../../../../call/use-say'
import { Way } from '../../../../call/way'
import type { ClassTool } from '../class-tool'
import { useOverlooks } from '../use-class'
import { RollPanel } from './roll-panel'
import { RollStrip } from './roll-strip'

function RollWay() {
  const say = useSay()
  const panel = useRoomPanel()
  return useOverlooks() ? <Way id='way-roll' icon='circle-check' text={say('roll')} onPress={() => panel.open('own-roll')} /> : null
}

export const rollTool: ClassTool = { Ways: RollWay, Below: RollStrip, panels: { 'own-roll': RollPanel } }
