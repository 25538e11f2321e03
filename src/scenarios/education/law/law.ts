import { composeLaw } from '#shared/scenario/compose-law'
import { classBoard } from './board/law.ts'
import { BOARD } from './board/reduce.ts'
import { classCenter } from './center/law.ts'
import { CENTER } from './center/reduce.ts'
import { countdown } from './countdown/law.ts'
import { COUNTDOWN } from './countdown/reduce.ts'
import { notes } from './notes/law.ts'
import { NOTES } from './notes/reduce.ts'
import { pick } from './pick/law.ts'
import { PICK } from './pick/reduce.ts'
import { quiz } from './quiz/law.ts'
import { QUIZ } from './quiz/state.ts'
import { roll } from './roll/law.ts'
import { ROLL } from './roll/reduce.ts'
import { seats } from './seats/law.ts'
import { SEATS } from './seats/reduce.ts'
import { spotlight } from './spotlight/law.ts'
import { SPOTLIGHT } from './spotlight/reduce.ts'
import { trophies } from './trophies/law.ts'
import { TROPHIES } from './trophies/reduce.ts'
import { turns } from './turns/law.ts'
import { TURNS } from './turns/reduce.ts'

/** The law of a class, one part for each thing that the class does together. */
export const classLaw = composeLaw({
  [SPOTLIGHT]: spotlight,
  [CENTER]: classCenter,
  [BOARD]: classBoard,
  [QUIZ]: quiz,
  [COUNTDOWN]: countdown,
  [PICK]: pick,
  [TROPHIES]: trophies,
  [NOTES]: notes,
  [TURNS]: turns,
  [SEATS]: seats,
  [ROLL]: roll,
})
