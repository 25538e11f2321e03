import { attendanceTool } from './attendance'
import { boardTool } from './board/tool'
import type { ClassTool } from './class-tool'
import { coursewareTool } from './courseware/tool'
import { countdownTool } from './countdown/tool'
import { notesTool } from './notes/tool'
import { pickTool } from './pick/tool'
import { quizTool } from './quiz/tool'
import { rollTool } from './roll'
import { seatsTool } from './seats'
import { toolbox } from './toolbox/tool'
import { trophiesTool } from './trophies/tool'
import { turnsTool } from './turns'

/** The tools of a class, in the order in which they stand. */
export const classTools: readonly ClassTool[] = [boardTool, coursewareTool, toolbox, quizTool, countdownTool, pickTool, trophiesTool, notesTool, turnsTool, seatsTool, rollTool, attendanceTool]
