import { composeReducer } from '#shared/scenario/compose-reducer'
import { BOARD, classBoardReducer } from './board/reduce.ts'
import { SPOTLIGHT, spotlightReducer } from './spotlight/reduce.ts'

/** What shows a class, part by part. */
export const classReducer = composeReducer({ [SPOTLIGHT]: spotlightReducer, [BOARD]: classBoardReducer })
