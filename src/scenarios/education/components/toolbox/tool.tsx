import { useRoomPanel } from '../../../../call/use-panel'
import { useSay } from '../../../../call/use-say'
import { Way } from '../../../../call/way'
import { BarButton } from '../../../../ui/bar'
import type { ClassTool } from '../class-tool'
import { useTeaching } from '../use-class'
import { Running } from './running'
import { ToolsPanel } from './tools-panel'

/** The way to all tools: a button for who teaches, a line under "more" for who learns; and what runs of them now. */
export const toolbox: ClassTool = { Button: ToolsButton, Ways: ToolsWay, Below: Running, panels: { 'own-tools': ToolsPanel } }

function ToolsButton() {
  const say = useSay()
  const { name, toggle } = useRoomPanel()
  return useTeaching() ? <BarButton id='bar-tools' icon='layout-grid' text={say('tools')} on={name === 'own-tools'} onPress={() => toggle('own-tools')} /> : null
}

function ToolsWay() {
  const say = useSay()
  const { open } = useRoomPanel()
  return useTeaching() ? null : <Way id='more-tools' icon='graduation-cap' text={say('tools')} onPress={() => open('own-tools')} />
}
