import type { ClassTool } from '../class-tool'
import { CountdownPanel } from './countdown-panel'

/** Time that the class has. */
export const countdownTool: ClassTool = { panels: { 'own-countdown': CountdownPanel } }
