import { composeLaw } from '#shared/scenario/compose-law'
import { spotlight } from './spotlight/law.ts'
import { SPOTLIGHT } from './spotlight/reduce.ts'

/** The law of a class, one part for each thing that the class does together. */
export const classLaw = composeLaw({ [SPOTLIGHT]: spotlight })
