import type { ClassTool } from '../class-tool'
import { QuizPanel } from './quiz-panel'

/** Questions to the class. */
export const quizTool: ClassTool = { panels: { 'own-quiz': QuizPanel } }
