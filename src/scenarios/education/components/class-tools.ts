import type { ClassTool } from './class-tool'
import { coursewareTool } from './courseware/tool'

/** The tools of a class, in the order in which they stand. */
export const classTools: readonly ClassTool[] = [coursewareTool]
