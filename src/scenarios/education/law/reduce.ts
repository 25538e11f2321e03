import { composeReducer } from '#shared/scenario/compose-reducer'
import { SPOTLIGHT, spotlightReducer } from './spotlight/reduce.ts'

/** What shows a class, part by part. */
export const classReducer = composeReducer({ [SPOTLIGHT]: spotlightReducer })
