import type { ClassTool } from '../class-tool'
import { NotesPanel } from './notes-panel'

/** What is written down. */
export const notesTool: ClassTool = { panels: { 'own-notes': NotesPanel } }
