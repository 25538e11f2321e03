import { composeLaw } from '#shared/scenario/compose-law'
import { SPOTLIGHT, spotlight } from './spotlight.ts'

/** The law of a class, one part for each thing that the class does together. */
export const classLaw = composeLaw({ [SPOTLIGHT]: spotlight })
