import { composeLaw } from '#shared/scenario/compose-law'
import { roll } from './roll/law.ts'
import { ROLL } from './roll/reduce.ts'
import { seats } from './seats/law.ts'
import { SEATS } from './seats/reduce.ts'
import { spotlight } from './spotlight/law.ts'
import { SPOTLIGHT } from './spotlight/reduce.ts'
import { turns } from './turns/law.ts'
import { TURNS } from './turns/reduce.ts'

/** The law of a class, one part for each thing that the class does together. */
export const classLaw = composeLaw({ [SPOTLIGHT]: spotlight, [TURNS]: turns, [SEATS]: seats, [ROLL]: roll })
