import type { ScenarioManifest, ScenarioRoom } from '#shared/scenario/manifest'
import type { MediaCan } from '../media/contract'
import type { Session } from '../store/contract'

/** A visit as the views see it: the session, the scenario it is in, and what its media can do. */
export interface Visit {
  readonly session: Session
  readonly scenario: ScenarioManifest
  /** Nothing before the room was joined. */
  readonly can: () => MediaCan
}

/** A visit on the room's page, with what the scenario says there. */
export interface RoomVisit extends Visit {
  readonly say: ScenarioRoom['say']
}
