import { attendanceTool } from './attendance'
import type { ClassTool } from './class-tool'
import { rollTool } from './roll'
import { seatsTool } from './seats'
import { turnsTool } from './turns'

/** The tools of a class, in the order in which they stand. */
export const classTools: readonly ClassTool[] = [turnsTool, seatsTool, rollTool, attendanceTool]
