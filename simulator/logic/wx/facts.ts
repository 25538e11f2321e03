import type { SystemFacts } from '../../border/system.ts'
import type { Area } from './api.ts'

/** `onX` and `offX` for one of the phone's facts: listeners are told when it is another than before. */
export function factApis(suffix: string, of: (facts: SystemFacts) => unknown, shape: (facts: SystemFacts) => object | null): Area {
  return {
    [`on${suffix}`]: {
      support: 'works',
      build: (name, host) => (listener: unknown) => {
        if (typeof listener !== 'function') return host.complain('api', `wx.${name} takes a function`)
        host.listeners.add(suffix, listener, () => {
          let before = of(host.system())
          return host.on('system', (facts) => {
            const now = of(facts)
            const told = now === before ? null : shape(facts)
            before = now
            if (told) host.listeners.tell(suffix, told)
          })
        })
      },
    },
    [`off${suffix}`]: { support: 'works', build: (_name, host) => (listener?: unknown) => host.listeners.remove(suffix, listener) },
  }
}
