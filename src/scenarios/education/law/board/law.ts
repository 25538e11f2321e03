import { boardLaw } from '#shared/board/law'

/** The whiteboard of a class: teachers and assistants lead it, students draw where they are let. */
export const classBoard = boardLaw(['teacher', 'assistant'])
