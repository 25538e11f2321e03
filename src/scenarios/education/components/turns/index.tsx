import { useRoomPanel } from '../../../../call/use-panel'
import { useSay } from '../../../../call/use-say'
import { Way } from '../../../../call/way'
import type { ClassTool } from '../class-tool'
import { useTeaching } from '../use-class'
import { TurnsPanel } from './turns-panel'
import { TurnsStrip } from './turns-strip'

function TurnsWay() {
  const say = useSay()
  const panel = useRoomPanel()
  return useTeaching() ? <Way id='way-turns' icon='refresh-cw' text={say('turns')} onPress={() => panel.open('own-turns')} /> : null
}

export const turnsTool: ClassTool = { Ways: TurnsWay, Below: TurnsStrip, panels: { 'own-turns': TurnsPanel } }
