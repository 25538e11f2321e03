import type { Scope } from '#shared/kernel/scope'

export type Visibility = 'shown' | 'hidden' | 'phone-call'

export interface Lifecycle {
  /** Told at each change while the scope lasts. */
  watch(scope: Scope, told: (visibility: Visibility) => void): void
  /** The network came or went. */
  watchNetwork(scope: Scope, told: (online: boolean) => void): void
}
