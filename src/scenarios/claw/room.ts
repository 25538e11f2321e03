import type { ScenarioRoom } from '#shared/scenario/manifest'
import { clawReducer } from './law/reduce.ts'
import { en } from './words/en-room.ts'
import { zh } from './words/zh-room.ts'

/** What the pages of a machine carry. */
export const clawRoom: ScenarioRoom = { law: clawReducer, say: { zh, en } }
