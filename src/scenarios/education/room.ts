import type { ScenarioRoom } from '#shared/scenario/manifest'
import { classReducer } from './law/reduce.ts'
import { en } from './words/en-room.ts'
import { zh } from './words/zh-room.ts'

/** What the pages of a class carry. */
export const classRoom: ScenarioRoom = { law: classReducer, say: { zh, en } }
