import type { ClassTool } from '../class-tool'
import { BoardButton } from './board-button'
import { BoardPanel } from './board-panel'

/** The whiteboard. */
export const boardTool: ClassTool = { Button: BoardButton, panels: { 'own-board': BoardPanel } }
