import type { Result } from '#shared/kernel/result'
import type { FailureCode } from '#shared/protocol/failures'
import type { RoomEvent } from '#shared/room/events'
import type { Member, RoomState } from '#shared/room/state'
import type { RuledScenario } from '#shared/scenario/manifest'

/** Who asks, in which room, when. */
export interface Asked {
  readonly room: RoomState
  readonly member: Member
  readonly scenario: RuledScenario
  readonly now: number
  readonly random: () => number
  /** Whether a vendor's cloud carries the media: it does not pass through this server. */
  readonly vendorMedia: boolean
}

/** What a command makes happen, or why not. An empty list: it is so already. */
export type Decision = Result<readonly RoomEvent[], FailureCode>
