import type { Area } from './api.ts'

/** `onX` and `offX` of what the logic layer itself tells, as `wx.onError`. */
export function toldApis(suffix: string): Area {
  return {
    [`on${suffix}`]: {
      support: 'works',
      build: (name, host) => (listener: unknown) => {
        if (typeof listener !== 'function') return host.complain('api', `wx.${name} takes a function`)
        host.listeners.add(suffix, listener)
      },
    },
    [`off${suffix}`]: { support: 'works', build: (_name, host) => (listener?: unknown) => host.listeners.remove(suffix, listener) },
  }
}
