import { composeReducer } from '#shared/scenario/compose-reducer'
import { BOARD, classBoardReducer } from './board/reduce.ts'
import { CENTER, centerReducer } from './center/reduce.ts'
import { COUNTDOWN, countdownReducer } from './countdown/reduce.ts'
import { NOTES, notesReducer } from './notes/reduce.ts'
import { PICK, pickReducer } from './pick/reduce.ts'
import { quizReducer } from './quiz/reduce.ts'
import { QUIZ } from './quiz/state.ts'
import { ROLL, rollReducer } from './roll/reduce.ts'
import { SEATS, seatsReducer } from './seats/reduce.ts'
import { SPOTLIGHT, spotlightReducer } from './spotlight/reduce.ts'
import { TROPHIES, trophyReducer } from './trophies/reduce.ts'
import { TURNS, turnsReducer } from './turns/reduce.ts'

/** What shows a class, part by part. */
export const classReducer = composeReducer({
  [SPOTLIGHT]: spotlightReducer,
  [CENTER]: centerReducer,
  [BOARD]: classBoardReducer,
  [QUIZ]: quizReducer,
  [COUNTDOWN]: countdownReducer,
  [PICK]: pickReducer,
  [TROPHIES]: trophyReducer,
  [NOTES]: notesReducer,
  [TURNS]: turnsReducer,
  [SEATS]: seatsReducer,
  [ROLL]: rollReducer,
})
