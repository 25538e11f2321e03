import type * as v from 'valibot'
import { failure } from '#shared/kernel/result'
import type { CallFailure } from '../../border/calls.ts'
import type { DeviceEvents } from '../../border/device.ts'
import { parseArgs, type Answer } from './args.ts'
import type { WxHost } from './host.ts'

/** How far one API goes here: all of it, or all but what the sentence tells. */
export type Support = 'works' | { readonly partly: string }

/** One name of `wx`. */
export interface Api {
  readonly support: Support
  build(name: string, host: WxHost): unknown
}

/** The APIs of one file. */
export type Area = Readonly<Record<string, Api>>

/** An API with `success`, `fail` and `complete`, or a promise. `run` gets what `schema` lets through. */
export function asyncApi<S extends v.GenericSchema>(schema: S, run: (args: v.InferOutput<S>, host: WxHost) => Answer | Promise<Answer>, support: Support = 'works'): Api {
  return {
    support,
    build: (name, host) => (options?: unknown) => {
      const parsed = parseArgs(schema, options)
      return settle(name, host, options, parsed.ok ? () => run(parsed.value, host) : () => parsed)
    },
  }
}

/** Lets an answer reach the callbacks, or the promise where there are none. WeChat answers later, never at once. */
export function settle(name: string, host: WxHost, options: unknown, run: () => Answer | Promise<Answer>): Promise<object> | undefined {
  const answered = Promise.resolve().then(run).catch((error: unknown): Answer => failure({ why: error instanceof Error ? error.message : String(error) }))
    .then((answer) => (answer.ok
      ? { ok: true, told: { errMsg: `${name}:ok`, ...answer.value } }
      : { ok: false, told: { errMsg: `${name}:fail ${answer.failure.why}`, ...numbersOf(answer.failure) } }))
  const told = callbacksOf(options)
  if (told === null) return answered.then(({ ok, told: result }) => (ok ? result : Promise.reject(asError(result))))
  void answered.then(({ ok, told: result }) => {
    for (const callback of [ok ? told.success : told.fail, told.complete]) if (callback) host.guard(name, () => callback(result))
  })
  return undefined
}

const numbersOf = ({ errno, errCode }: CallFailure): object => ({ ...(errno === undefined ? {} : { errno }), ...(errCode === undefined ? {} : { errCode }) })

/** A refusal is an object with `errMsg`; being an Error too, it can be thrown. */
const asError = (told: { readonly errMsg: string }): Error => Object.assign(new Error(told.errMsg), told)

interface Callbacks { readonly success?: Callback; readonly fail?: Callback; readonly complete?: Callback }
export type Callback = (result: unknown) => void

function callbacksOf(options: unknown): Callbacks | null {
  const success = callbackIn(options, 'success')
  const fail = callbackIn(options, 'fail')
  const complete = callbackIn(options, 'complete')
  if (!success && !fail && !complete) return null
  return { ...(success ? { success } : {}), ...(fail ? { fail } : {}), ...(complete ? { complete } : {}) }
}

/** A function among the options. */
export function callbackIn(options: unknown, name: string): Callback | undefined {
  const found: unknown = typeof options === 'object' && options !== null ? Reflect.get(options, name) : undefined
  return typeof found === 'function' ? (result) => void Reflect.apply(found, undefined, [result]) : undefined
}

/** An API that answers at once, or throws an Error with `errMsg`. `args` come as the page gave them. */
export function syncApi(run: (args: readonly unknown[], host: WxHost, name: string) => unknown, support: Support = 'works'): Api {
  return { support, build: (name, host) => (...args: readonly unknown[]) => run(args, host, name) }
}

/** Throws as WeChat's synchronous APIs do. */
export function refuse(name: string, why: string): never {
  throw Object.assign(new Error(`${name}:fail ${why}`), { errMsg: `${name}:fail ${why}` })
}

/** `onX` and `offX` for something that happens on the phone; `shape` makes what listeners are given. */
export function eventApis<N extends keyof DeviceEvents>(suffix: string, event: N, shape: (detail: DeviceEvents[N]) => unknown = (detail) => detail, support: Support = 'works'): Area {
  const api = (build: Api['build']): Api => ({ support, build })
  return {
    [`on${suffix}`]: api((name, host) => (listener: unknown) => {
      if (typeof listener !== 'function') return host.complain('api', `wx.${name} takes a function`)
      host.listeners.add(suffix, listener, () => host.on(event, (detail) => host.listeners.tell(suffix, shape(detail))))
    }),
    [`off${suffix}`]: api((_name, host) => (listener?: unknown) => host.listeners.remove(suffix, listener)),
  }
}
