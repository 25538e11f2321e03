import type { ClassTool } from '../class-tool'
import { PickPanel } from './pick-panel'

/** Chance calls on a student. */
export const pickTool: ClassTool = { panels: { 'own-pick': PickPanel } }
