import type { Scope } from '#shared/kernel/scope'
import type { Lifecycle, Visibility } from './contract'

/** Page visibility, and `online` and `offline`. A browser does not tell of phone calls. */
export const lifecycle: Lifecycle = {
  watch(scope, told) {
    let last = visibility()
    const tell = (next: Visibility) => {
      if (next === last) return
      last = next
      told(next)
    }
    listen(scope, document, 'visibilitychange', () => tell(visibility()))
    // Safari freezes a page on its way out without changing its visibility.
    listen(scope, window, 'pagehide', () => tell('hidden'))
    listen(scope, window, 'pageshow', () => tell(visibility()))
  },
  watchNetwork(scope, told) {
    listen(scope, window, 'online', () => told(true))
    listen(scope, window, 'offline', () => told(false))
  },
}

const visibility = (): Visibility => (document.visibilityState === 'hidden' ? 'hidden' : 'shown')

function listen(scope: Scope, target: EventTarget, type: string, act: () => void) {
  if (scope.ended) return
  target.addEventListener(type, act)
  scope.onEnd(() => target.removeEventListener(type, act))
}
