import type { ClassTool } from '../class-tool'
import { TrophiesPanel } from './trophies-panel'
import { TrophyBeside } from './trophy-count'

/** What students are praised with. */
export const trophiesTool: ClassTool = { Beside: TrophyBeside, panels: { 'own-trophies': TrophiesPanel } }
