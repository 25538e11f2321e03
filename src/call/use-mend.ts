import type { MediaFailure } from '../media/contract'
import { useWords } from '../ui/preferences'
import { useServices } from './use-services'

export interface Mend {
  /** What is wrong and what to press. */
  readonly sentence: (why: MediaFailure) => string
  /** Asks for the device again, by way of WeChat's settings where it was refused. */
  readonly again: (why: MediaFailure, ask: () => void) => void
}

/** How a device that did not open is brought back. */
export function useMend(): Mend {
  const t = useWords()
  const { client, permissions } = useServices()
  return {
    sentence: (why) => (why === 'permission-denied' && client.kind === 'weapp' ? t('check.settings') : t(`media.${why}`)),
    again: (why, ask) => (why === 'permission-denied' ? void permissions.openSettings().then(ask) : ask()),
  }
}
