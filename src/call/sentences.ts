import { impossible } from '#shared/kernel/impossible'
import { failures, type FailureCode } from '#shared/protocol/failures'
import type { EndReason, Presence } from '#shared/room/state'
import type { News } from '../store/state'
import type { Translate } from '../ui/words/translate'

const isFailure = (what: string): what is FailureCode => what in failures

/** What a notice says. */
export const noticeSentence = ({ what, by }: News, t: Translate): string => (isFailure(what) ? t(`failure.${what}`) : t(`notice.${what}`, by === undefined ? {} : { by }))

/** Why the visit is over. */
export const endSentence = (why: FailureCode | EndReason | 'left', t: Translate): string => (isFailure(why) ? t(`failure.${why}`) : t(`ended.${why}`))

/** Why somebody's picture stands still, or null while they are here. */
export function presenceWord(presence: Presence, t: Translate): string | null {
  switch (presence) {
    case 'here':
      return null
    case 'away':
      return t('tile.lost')
    case 'background':
    case 'phone-call':
      return t(`tile.${presence}`)
    default:
      return impossible(presence)
  }
}
