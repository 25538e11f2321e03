import type { ClassTool } from '../class-tool'
import { CoursewarePanel } from './panel'
import { CoursewareWay } from './way'

/** Files that become pages of the board. */
export const coursewareTool: ClassTool = { Ways: CoursewareWay, panels: { 'own-courseware': CoursewarePanel } }
