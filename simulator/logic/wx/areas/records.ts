import * as v from 'valibot'
import type { Count } from '../../../border/device.ts'
import { textOf } from '../../errors.ts'
import { syncApi, type Area } from '../api.ts'
import type { WxHost } from '../host.ts'

type Level = (Count & { readonly of: 'console' })['level']
const LONGEST_LINE = 4_000

const line = (host: WxHost, level: Level, tag: string, values: readonly unknown[]): void =>
  host.count({ of: 'console', level, text: [tag, ...values.map(textOf)].join(' ').slice(0, LONGEST_LINE), at: host.now() })

/** Documented: `1` writes debug too. */
const logOptions = v.object({ level: v.optional(v.picklist([0, 1]), 0) })

/** https://developers.weixin.qq.com/miniprogram/dev/api/base/debug/wx.getLogManager.html and its neighbours */
export const records: Area = {
  getLogManager: syncApi(([given], host) => {
    const options = v.safeParse(logOptions, given ?? {})
    const levels = ['debug', 'info', 'log', 'warn'] as const
    return Object.fromEntries(levels.map((level) => [level, (...values: readonly unknown[]) => {
      if (level !== 'debug' || (options.success && options.output.level === 1)) line(host, level, '[LogManager]', values)
    }]))
  }, { partly: 'lines go to the bench\'s console, not to a file that people send in' }),
  getRealtimeLogManager: syncApi((_, host) => realtimeLog(host, []), { partly: 'lines go to the bench\'s console, not to WeChat' }),
  requestIdleCallback: syncApi(([act, options], host, name) => {
    if (typeof act !== 'function') return host.complain('api', `wx.${name} takes a function`)
    const timeout: unknown = typeof options === 'object' && options !== null ? Reflect.get(options, 'timeout') : undefined
    return idle(host).request(act, typeof timeout === 'number' ? timeout : null)
  }),
  cancelIdleCallback: syncApi(([id], host) => idle(host).cancel(id)),
}

const MOST_FILTERS = 1_024

function realtimeLog(host: WxHost, filters: readonly string[]): object {
  let tags = filters
  const write = (level: Level) => (...values: readonly unknown[]) => line(host, level, ['[RealtimeLog]', ...tags].join(' '), values)
  return {
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
    setFilterMsg: (message: unknown) => void (tags = [textOf(message)]),
    addFilterMsg: (message: unknown) => void (tags = [...tags, textOf(message)].slice(-MOST_FILTERS)),
    in: () => realtimeLog(host, tags),
    tag: (name: unknown) => realtimeLog(host, [...tags, textOf(name)]),
    getCurrentState: () => ({ size: 0, maxSize: 5_120, logCount: 0, maxLogCount: 1_000 }),
  }
}

type Act = Function
interface Idle { request(act: Act, timeoutMs: number | null): number; cancel(id: unknown): void }
const idles = new WeakMap<WxHost, Idle>()
/** What one turn may take; the next ones wait for the next turn. */
const BUDGET_MS = 50

/** Runs what waits once messages that are there have been taken: a message to oneself comes behind them. */
function idle(host: WxHost): Idle {
  const known = idles.get(host)
  if (known) return known
  const waiting = new Map<number, { readonly act: Act; readonly until: number | null }>()
  const { port1, port2 } = new MessageChannel()
  host.scope.onEnd(() => port1.close())
  let ids = 0
  port2.onmessage = () => {
    const end = host.now() + BUDGET_MS
    for (const [id, { act, until }] of [...waiting]) {
      if (host.scope.ended) return
      const late = until !== null && host.now() >= until
      if (host.now() >= end && !late) break
      waiting.delete(id)
      host.guard('requestIdleCallback', () => void Reflect.apply(act, undefined, [{ didTimeout: late, timeRemaining: () => Math.max(0, end - host.now()) }]))
    }
    if (waiting.size > 0) port1.postMessage(null)
  }
  const made: Idle = {
    request(act, timeoutMs) {
      waiting.set(++ids, { act, until: timeoutMs === null ? null : host.now() + timeoutMs })
      if (waiting.size === 1) port1.postMessage(null)
      return ids
    },
    cancel(id) {
      if (typeof id === 'number') waiting.delete(id)
    },
  }
  idles.set(host, made)
  return made
}
