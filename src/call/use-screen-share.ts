import { canShare } from '../store/select'
import { isSharing } from '../store/screen'
import { useCall, useLive, useMedia } from './use-call'

export interface ScreenSharing {
  /** Whether the own screen is shared; null where this device or this person shares none. */
  readonly on: boolean | null
  readonly toggle: () => void
}

/** The own screen, for the bar and the keyboard. */
export function useScreenShare(): ScreenSharing {
  const { session, scenario, can } = useCall()
  const sharing = useMedia(({ screen }) => isSharing(screen))
  const may = useLive((live) => canShare(live, scenario), false)
  return { on: can().screen && may ? sharing : null, toggle: () => void session.shareScreen(!sharing) }
}
