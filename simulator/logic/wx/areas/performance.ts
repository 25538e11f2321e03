import * as v from 'valibot'
import { syncApi, type Area } from '../api.ts'
import type { WxHost } from '../host.ts'

interface Entry { readonly entryType: string; readonly name: string; readonly startTime: number; readonly duration: number; readonly path: string; readonly navigationType?: string }
type Told = (entries: readonly Entry[]) => void

/** What is measured here: of WeChat's kinds, the ones a desktop's numbers say something about. */
const KINDS = ['navigation', 'render'] as const
const FIRST_BUFFER = 30
const observed = v.union([v.object({ entryTypes: v.array(v.string()) }), v.pipe(v.object({ type: v.string() }), v.transform(({ type }) => ({ entryTypes: [type] })))])

/** https://developers.weixin.qq.com/miniprogram/dev/api/base/performance/Performance.html */
export const performance: Area = {
  getPerformance: syncApi((_, host) => performanceOf(host), { partly: 'entries for routes and first renders of pages, from the first call on; not for scripts, resources and loading' }),
}

const made = new WeakMap<WxHost, object>()

function performanceOf(host: WxHost): object {
  const known = made.get(host) ?? createPerformance(host)
  made.set(host, known)
  return known
}

function createPerformance(host: WxHost): object {
  let entries: readonly Entry[] = []
  let most = FIRST_BUFFER
  const observers = new Set<Told>()
  measure(host, (fresh) => {
    entries = [...entries, ...fresh].slice(-most)
    for (const observer of [...observers]) observer(fresh)
  })
  const chosen = (fits: (entry: Entry) => boolean): readonly Entry[] => entries.filter(fits)
  return {
    getEntries: () => [...entries],
    getEntriesByType: (type: unknown) => chosen(({ entryType }) => entryType === type),
    getEntriesByName: (name: unknown, type?: unknown) => chosen((entry) => entry.name === name && (type === undefined || entry.entryType === type)),
    setBufferSize(size: unknown) {
      most = typeof size === 'number' && size > 0 ? Math.floor(size) : most
      entries = entries.slice(-most)
    },
    createObserver: (told: unknown) => createObserver(told, observers, host),
  }
}

function createObserver(told: unknown, observers: Set<Told>, host: WxHost): object {
  let own: Told | null = null
  const disconnect = (): void => {
    if (own) observers.delete(own)
    own = null
  }
  return {
    supportedEntryTypes: [...KINDS],
    disconnect,
    observe(options: unknown) {
      const parsed = v.safeParse(observed, options)
      if (!parsed.success || typeof told !== 'function') return host.complain('api', 'PerformanceObserver.observe takes { entryTypes } or { type }, and its callback is a function')
      disconnect()
      own = (fresh) => {
        const wanted = fresh.filter(({ entryType }) => parsed.output.entryTypes.includes(entryType))
        if (wanted.length > 0) host.guard('PerformanceObserver', () => void Reflect.apply(told, undefined, [{ getEntries: () => wanted, getEntriesByType: (type: unknown) => wanted.filter(({ entryType }) => entryType === type), getEntriesByName: (name: unknown) => wanted.filter((entry) => entry.name === name) }]))
      }
      observers.add(own)
    },
  }
}

/** A route begins before its page is loaded, and is done when the page stands. */
function measure(host: WxHost, tell: Told): void {
  let began = host.now()
  host.listeners.add('BeforeAppRoute', () => void (began = host.now()))
  host.listeners.add('AppRouteDone', ({ path, openType, timeStamp }: { readonly path: string; readonly openType: string; readonly timeStamp: number }) => {
    const time = { startTime: began, duration: timeStamp - began, path }
    tell([{ entryType: 'navigation', name: openType === 'appLaunch' ? 'appLaunch' : 'route', navigationType: openType, ...time }, { entryType: 'render', name: 'firstRender', ...time }])
  })
}
