import { composeReducer } from '#shared/scenario/compose-reducer'
import { ROLL, rollReducer } from './roll/reduce.ts'
import { SEATS, seatsReducer } from './seats/reduce.ts'
import { SPOTLIGHT, spotlightReducer } from './spotlight/reduce.ts'
import { TURNS, turnsReducer } from './turns/reduce.ts'

/** What shows a class, part by part. */
export const classReducer = composeReducer({ [SPOTLIGHT]: spotlightReducer, [TURNS]: turnsReducer, [SEATS]: seatsReducer, [ROLL]: rollReducer })
