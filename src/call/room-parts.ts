import type { ReactNode } from 'react'
import type { Member } from '#shared/room/state'
import type { OwnPanel } from './use-panel'

/** What a scenario puts into the common room, each in its place. */
export interface RoomParts {
  /** Instead of the grid of people. */
  readonly center?: ReactNode
  /** Below the center, above the bar. */
  readonly below?: ReactNode
  /** More facts on the top line. */
  readonly facts?: ReactNode
  /** A column that stands beside the center on a desktop, and below it on a phone. */
  readonly aside?: ReactNode
  /** More buttons of the bar (`BarButton`), before the chat's. */
  readonly tools?: ReactNode
  /** More lines of the panel "more" (`Way`), the first ones. */
  readonly ways?: ReactNode
  /** At the end of a person's line in the list of members: a fact, or a button. */
  readonly besideMember?: ((member: Member) => ReactNode) | undefined
  /** The scenario's own panel that stands open; its views open and close it by `useRoomPanel`. */
  readonly panel?: ((name: OwnPanel) => ReactNode) | undefined
}
