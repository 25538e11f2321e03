import { jsonOf, type Json } from '#shared/kernel/json'
import { after, createScope } from '#shared/kernel/scope'
import type { DeviceEvents } from '../../border/device.ts'
import type { WxHost } from './host.ts'

type Share = DeviceEvents['share']
const METHODS = { friend: 'onShareAppMessage', timeline: 'onShareTimeline', favourites: 'onAddToFavorites' } as const
/** Documented: a promise among the answer has this long. */
const PROMISE_MS = 3_000

/** The person shares a page: its own method says what, and the phone keeps a trace of it. */
export function followShares(host: WxHost): void {
  host.scope.onEnd(host.on('share', (share) => void offer(share, host)))
}

async function offer({ screen, from, to }: Share, host: WxHost): Promise<void> {
  const page = host.router.alive.find((one) => one.screen === screen)
  if (!page) return
  const told: unknown = page.tell(METHODS[to], to === 'friend' ? { from, target: undefined } : to === 'favourites' ? { webViewUrl: undefined } : undefined)
  const plain = objectOf(told)
  const late = await within(Reflect.get(plain, 'promise'), host)
  const { title } = host.config.page(page.route).navigation
  const detail: Json = jsonOf({ title, path: `/${page.route}`, query: '', ...plain, ...objectOf(late), promise: undefined, to, from })
  await host.device('trace.leave', { kind: 'share', text: METHODS[to], detail, file: null })
}

const objectOf = (value: unknown): object => (typeof value === 'object' && value !== null ? value : {})

function within(promise: unknown, host: WxHost): Promise<unknown> {
  if (typeof promise !== 'object' || promise === null || !('then' in promise)) return Promise.resolve(null)
  const wait = createScope(host.scope)
  return new Promise<unknown>((resolve) => {
    after(wait, PROMISE_MS, () => resolve(null))
    Promise.resolve(promise).then(resolve, () => resolve(null))
  }).finally(() => wait.end())
}
