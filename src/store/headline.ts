import { impossible } from '#shared/kernel/impossible'
import type { SessionState } from './state'

/** What stands across the room when all is not well. */
export type Headline = 'none' | 'joining' | 'reconnecting' | 'media-away' | 'ended'

/** The one thing to say first; views find the sentence. */
export function headline(state: SessionState): Headline {
  switch (state.phase) {
    case 'idle':
      return 'none'
    case 'joining':
      return 'joining'
    case 'live':
      if (state.link.link !== 'online') return 'reconnecting'
      return state.room.gatewayEpoch === null ? 'media-away' : 'none'
    case 'ended':
      return 'ended'
    default:
      return impossible(state)
  }
}
