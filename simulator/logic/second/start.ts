import type { Port } from '../../border/port.ts'
import type { Scope } from '#shared/kernel/scope'
import { troubleOf } from '../errors.ts'
import { USER_ROOT } from '../files/store.ts'
import { createConsole, createTimers } from '../globals.ts'
import { createModules } from '../modules.ts'
import { ecmascript } from '../sandbox-names.ts'
import { HIDDEN, type Sandbox } from '../sandbox.ts'
import { createListeners } from '../wx/listeners.ts'
import type { FromSecond, SecondOrder, ToSecond } from './contract.ts'

/** Supplied by whoever has the thread. */
export interface SecondNeeds {
  readonly port: Port<FromSecond, ToSecond>
  readonly sandbox: Sandbox
  now(): number
}

/** Runs the second thread's files: they have `worker` and nothing of `wx`. Answers where its errors go. */
export function startSecond({ entry, scripts, experimental }: SecondOrder, { port, sandbox, now }: SecondNeeds, scope: Scope): (error: unknown) => void {
  const failed = (error: unknown): void => port.post({ what: 'failed', ...troubleOf(error) })
  const guard = (_at: string, act: () => void): void => {
    try {
      act()
    } catch (error) {
      failed(error)
    }
  }
  const timers = createTimers(guard, now, scope)
  const listeners = createListeners(guard, (text) => failed(new Error(text)))
  const worker = {
    env: { USER_DATA_PATH: USER_ROOT },
    postMessage: (message: unknown) => port.post({ what: 'message', message }),
    onMessage: (listener: unknown) => (typeof listener === 'function' ? listeners.add('Message', listener) : failed(new Error('worker.onMessage takes a function'))),
    ...(experimental ? { testOnProcessKilled: () => port.post({ what: 'killed' }) } : {}),
  }
  const console = createConsole((count) => port.post({ what: 'counted', count }), now)
  const global: Record<string, unknown> = { ...ecmascript(), ...timers.names, console, worker }
  global['global'] = global
  const hidden = Object.fromEntries(HIDDEN.map((name) => [name, undefined]))
  const names = { ...hidden, ...timers.names, console, worker, global, globalThis: global }
  const modules = createModules({ app: { scripts }, sandbox, names: () => names, guard, loaded: (path) => port.post({ what: 'counted', count: { of: 'loaded', path, sha256: null } }) })
  port.listen((message) => {
    if (scope.ended) return
    if (message.what === 'message') listeners.tell('Message', message.message)
    else if (message.what === 'paused') (message.paused ? timers.pause : timers.resume)()
  })
  guard(entry, () => void modules.load(entry))
  return failed
}
