import type { Steering } from '../follow'
import type { Stretch } from '../plan'
import type { Replay } from '../replay'

/** One part of one stream, at the replay's clock; fills its parent. */
export interface PlayerProps {
  readonly replay: Replay
  readonly stretch: Stretch
  readonly now: () => number
  /** A player that is only heard has no size. */
  readonly fit: 'cover' | 'contain'
}

/** What the players of this platform can do. */
export interface PlayerCan extends Steering {
  /** In the order in which they are offered. */
  readonly speeds: readonly number[]
  /** So many at once, those that are only heard among them. */
  readonly players: number
}
