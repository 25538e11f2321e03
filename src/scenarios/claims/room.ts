import type { ScenarioRoom } from '#shared/scenario/manifest'
import { claimReducer } from './law/reduce.ts'
import { en } from './words/en-room.ts'
import { zh } from './words/zh-room.ts'

/** What the pages of a claim carry. */
export const claimRoom: ScenarioRoom = { law: claimReducer, say: { zh, en } }
