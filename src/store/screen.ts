import type { FailureCode } from '#shared/protocol/failures'
import { memberOf, sharedScreen } from '#shared/room/state'
import type { MediaFailure, MediaRoom, ScreenState } from '../media/contract'
import { canShare } from './select'
import type { LiveState, News } from './state'
import type { Visit } from './visit'

/** Shares the own screen, or stops. Two screens at a time the server refuses; what is known here already is said before the person chooses one. */
export async function shareScreen({ live, notify, needs }: Visit, media: MediaRoom | null, on: boolean): Promise<void> {
  const state = live()
  if (!on) return media?.stopScreen()
  if (!state || !media) return
  const obstacle = canShare(state, needs.scenario) ? takenBy(state) : ({ what: 'member/not-allowed' } as const)
  if (obstacle) return notify(obstacle)
  await media.shareScreen()
}

/** Stops it when the seat is lost, and says why it did not begin or go on. `changed` is told after each change of its phase. */
export function followScreen(visit: Visit, media: MediaRoom, changed: () => void): void {
  const { scope, store, live, needs, notify } = visit
  let phase = media.store.getState().screen.phase
  scope.onEnd(media.store.subscribe(({ screen }) => {
    if (screen.phase === phase) return
    phase = screen.phase
    const state = live()
    if (screen.phase === 'failed' && state) notify(newsOf(screen.why, state))
    changed()
  }))
  scope.onEnd(store.subscribe((state) => {
    if (state.phase === 'live' && isSharing(media.store.getState().screen) && !canShare(state, needs.scenario)) media.stopScreen()
  }))
}

/** Whether the own screen is shared, or is about to be. */
export const isSharing = ({ phase }: ScreenState): boolean => phase !== 'idle' && phase !== 'failed'

/** What the media layer says of a capture, and what the person reads. */
const NEWS: Readonly<Record<MediaFailure, News['what']>> = {
  'permission-denied': 'screen-denied',
  'no-device': 'screen-busy',
  'device-busy': 'screen-busy',
  'insecure-page': 'screen-unsupported',
  'encoder-failed': 'screen-unsupported',
  'component-silent': 'screen-unsupported',
  'no-way-through': 'screen-unsupported',
  unsupported: 'screen-unsupported',
  'address-refused': 'screen-unsupported',
}

const isMediaFailure = (why: MediaFailure | FailureCode): why is MediaFailure => why in NEWS

function newsOf(why: MediaFailure | FailureCode, state: LiveState): News {
  if (isMediaFailure(why)) return { what: NEWS[why] }
  return (why === 'screen/taken' ? takenBy(state) : null) ?? { what: why }
}

/** Who shares a screen, if it is somebody else. */
function takenBy({ room, you }: LiveState): News | null {
  const owner = sharedScreen(room)?.owner
  return owner === undefined || owner === you ? null : { what: 'screen-taken', by: memberOf(room, owner)?.name ?? '' }
}
