import { composeLaw } from '#shared/scenario/compose-law'
import { classBoard } from './board/law.ts'
import { BOARD } from './board/reduce.ts'
import { spotlight } from './spotlight/law.ts'
import { SPOTLIGHT } from './spotlight/reduce.ts'

/** The law of a class, one part for each thing that the class does together. */
export const classLaw = composeLaw({ [SPOTLIGHT]: spotlight, [BOARD]: classBoard })
