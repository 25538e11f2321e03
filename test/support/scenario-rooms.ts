import type { ScenarioRoom } from '#shared/scenario/manifest'
import { claimRoom } from '../../src/scenarios/claims/room.ts'
import { clawRoom } from '../../src/scenarios/claw/room.ts'
import { classRoom } from '../../src/scenarios/education/room.ts'

/** What each scenario's pages carry. */
export const scenarioRooms: Readonly<Record<string, ScenarioRoom>> = { education: classRoom, claims: claimRoom, claw: clawRoom }
