import { useRoomPanel } from '../../../../call/use-panel'
import { useSay } from '../../../../call/use-say'
import { Way } from '../../../../call/way'
import type { ClassTool } from '../class-tool'
import { useTeaching } from '../use-class'
import { AttendancePanel } from './attendance-panel'

function AttendanceWay() {
  const say = useSay()
  const panel = useRoomPanel()
  return useTeaching() ? <Way id='way-attendance' icon='chart-column' text={say('attendance')} onPress={() => panel.open('own-attendance')} /> : null
}

export const attendanceTool: ClassTool = { Ways: AttendanceWay, panels: { 'own-attendance': AttendancePanel } }
