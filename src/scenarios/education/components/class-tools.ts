import { boardTool } from './board/tool'
import type { ClassTool } from './class-tool'

/** The tools of a class, in the order in which they stand. */
export const classTools: readonly ClassTool[] = [boardTool]
