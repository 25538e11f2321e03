import type { Scope } from '#shared/kernel/scope'
import { answerCall, createCaller, type Caller } from '../border/calls.ts'
import type { Count, DeviceCalls, DeviceEvents, DevicePort } from '../border/device.ts'
import type { Finding } from '../border/view.ts'

/** The logic layer's end of the pipe to the phone. */
export interface DeviceLine {
  readonly call: Caller<DeviceCalls>['call']
  on<N extends keyof DeviceEvents>(name: N, listener: (detail: DeviceEvents[N]) => void): () => void
  found(finding: Finding): void
  counted(count: Count): void
}

type Listener = (detail: never) => void

export function createDeviceLine(port: DevicePort, scope: Scope): DeviceLine {
  const caller = createCaller<DeviceCalls>((message) => port.post(message), scope)
  const listeners = new Map<keyof DeviceEvents, Set<Listener>>()
  port.listen((message) => {
    if (scope.ended) return
    if (message.what === 'reply') caller.take(message)
    else if (message.what === 'call') void answerCall({}, message, (reply) => port.post(reply))
    else for (const listener of [...(listeners.get(message.name) ?? [])]) Reflect.apply(listener, undefined, [message.detail])
  })
  return {
    call: caller.call,
    on(name, listener) {
      const known = listeners.get(name) ?? new Set<Listener>()
      listeners.set(name, known)
      known.add(listener)
      return () => void known.delete(listener)
    },
    found: (finding) => port.post({ what: 'found', finding }),
    counted: (count) => port.post({ what: 'counted', count }),
  }
}
