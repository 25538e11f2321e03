import type { DeclaredApis } from '../../border/declared.ts'
import { isAtLeast } from '../../border/version.ts'
import type { Api } from './api.ts'
import { areas } from './areas.ts'
import type { WxHost } from './host.ts'

/** Every API that is built here, by name. */
export const builtApis: ReadonlyMap<string, Api> = new Map(areas.flatMap((area) => Object.entries(area)))

/**
 * The `wx` of one mini-program. A name that WeChat's typings know and that is not built here says so loudly when it is called;
 * a name that is younger than the phone's base library is absent, as on such a phone.
 */
export function createWx(host: WxHost, declared: DeclaredApis): object {
  const made = new Map<string | symbol, unknown>()
  const given = new Map<string | symbol, unknown>()
  const tooYoung = (name: string): boolean => {
    const since = declared[name]?.since
    return since !== undefined && since !== null && !isAtLeast(host.system().baseLibrary, since)
  }
  const find = (name: string): unknown => {
    const api = builtApis.get(name)
    if (api) return api.build(name, host)
    if (Object.hasOwn(declared, name)) return absent(name, host)
    const inherited: unknown = Reflect.get(Object.prototype, name)
    return inherited
  }
  return new Proxy({}, {
    get(_target, name) {
      if (given.has(name)) return given.get(name)
      if (typeof name !== 'string' || tooYoung(name)) return undefined
      if (!made.has(name)) made.set(name, find(name))
      return made.get(name)
    },
    set(_target, name, value) {
      given.set(name, value)
      return true
    },
    has: (_target, name) => given.has(name) || (typeof name === 'string' && !tooYoung(name) && (builtApis.has(name) || Object.hasOwn(declared, name))),
    ownKeys: () => [...new Set([...builtApis.keys(), ...Object.keys(declared), ...given.keys()])].filter((name) => typeof name !== 'string' || !tooYoung(name)),
    getOwnPropertyDescriptor: (target, name) => ({ configurable: true, enumerable: true, writable: true, value: Reflect.get(target, name) }),
  })
}

/** What stands in the place of an API that the simulator lacks. */
function absent(name: string, host: WxHost): (options?: unknown) => unknown {
  const sentence = `wx.${name} is not built in this simulator`
  return (options) => {
    host.complain('api', sentence)
    const errMsg = `${name}:fail ${sentence}`
    if (name.endsWith('Sync') || /^(create|get[A-Z]\w+Manager$)/.test(name)) throw Object.assign(new Error(errMsg), { errMsg })
    if (/^(on|off)[A-Z]/.test(name)) return undefined
    return fail(options, errMsg, host, name)
  }
}

function fail(options: unknown, errMsg: string, host: WxHost, name: string): Promise<never> | undefined {
  const callbacks = typeof options === 'object' && options !== null ? [Reflect.get(options, 'fail'), Reflect.get(options, 'complete')] : []
  const functions = callbacks.filter((callback: unknown) => typeof callback === 'function')
  if (functions.length === 0) return Promise.reject(Object.assign(new Error(errMsg), { errMsg }))
  void Promise.resolve().then(() => {
    for (const callback of functions) host.guard(name, () => void Reflect.apply(callback, undefined, [{ errMsg }]))
  })
  return undefined
}
