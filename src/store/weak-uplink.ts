import type { Scope } from '#shared/kernel/scope'
import type { MediaRoom } from '../media/contract'
import type { Visit } from './visit'

/** Tells the person when the network carries their picture badly (live-pusher's 1101), once each time. */
export function warnOfWeakUplink({ notify }: Visit, media: MediaRoom, scope: Scope): void {
  let wasWeak = false
  scope.onEnd(media.store.subscribe(({ publisher }) => {
    const isWeak = publisher.phase === 'live' && publisher.weak
    if (isWeak && !wasWeak) notify({ what: 'uplink-weak' })
    wasWeak = isWeak
  }))
}
