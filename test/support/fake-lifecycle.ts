import type { Lifecycle, Visibility } from '../../src/platform/lifecycle/contract'

/** An app that goes to the background, and a network that goes, when a test says so. */
export interface FakeLifecycle extends Lifecycle {
  tell(visibility: Visibility): void
  tellNetwork(online: boolean): void
}

/** Shown and online. */
export function createFakeLifecycle(): FakeLifecycle {
  const watchers = new Set<(visibility: Visibility) => void>()
  const networkWatchers = new Set<(online: boolean) => void>()
  return {
    watch(scope, told) {
      watchers.add(told)
      scope.onEnd(() => watchers.delete(told))
    },
    watchNetwork(scope, told) {
      networkWatchers.add(told)
      scope.onEnd(() => networkWatchers.delete(told))
    },
    tell: (visibility) => watchers.forEach((told) => told(visibility)),
    tellNetwork: (online) => networkWatchers.forEach((told) => told(online)),
  }
}
