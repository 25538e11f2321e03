import type { WxHost } from './host.ts'

/** What WeChat has once in a whole mini-program, as its file system's manager: made when it is first asked for. */
export function oneEach(create: (host: WxHost) => object): (host: WxHost) => object {
  const made = new WeakMap<WxHost, object>()
  return (host) => {
    const one = made.get(host) ?? create(host)
    made.set(host, one)
    return one
  }
}
