import type { Scope } from '#shared/kernel/scope'
import type { Screen, ScreenSize } from './contract'

/** The browser's window. */
export const screen: Screen = {
  size,
  watchSize(scope, told) {
    if (scope.ended) return
    const onResize = () => told(size())
    window.addEventListener('resize', onResize)
    scope.onEnd(() => window.removeEventListener('resize', onResize))
  },
  theme: () => (window.matchMedia?.('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'),
  keepAwake(scope) {
    if (scope.ended || !('wakeLock' in navigator)) return
    const lock = () => void holdUntilEnd(scope)
    // The lock is lost whenever the page is hidden.
    document.addEventListener('visibilitychange', lock)
    scope.onEnd(() => document.removeEventListener('visibilitychange', lock))
    lock()
  },
}

function size(): ScreenSize {
  return { width: window.innerWidth, height: window.innerHeight, safeTop: inset('top'), safeBottom: inset('bottom') }
}

/** CSS alone knows the notch: an element is as high as its inset. */
function inset(side: 'top' | 'bottom'): number {
  const probe = document.createElement('div')
  probe.style.cssText = `position:fixed;visibility:hidden;height:env(safe-area-inset-${side},0px)`
  document.body.append(probe)
  const { height } = probe.getBoundingClientRect()
  probe.remove()
  return height
}

async function holdUntilEnd(scope: Scope) {
  if (document.visibilityState !== 'visible') return
  try {
    const lock = await navigator.wakeLock.request('screen')
    scope.onEnd(() => void lock.release().catch(() => undefined))
  } catch {
    // Low battery refuses; the screen then sleeps as it likes.
  }
}
