import { failure } from '#shared/kernel/result'
import type { Network, OpenRequest, RequestOrder, ResponseHead } from './contract.ts'

/** As browsers have it; a ring of addresses ends there. */
const MOST_REDIRECTS = 20
const REDIRECTS = [301, 302, 303, 307, 308]

/** The network that goes where a server sends it, unless an order says `manual`. */
export function followRedirects(network: Network): Network {
  return {
    socket: network.socket,
    request(order, watch) {
      if (order.redirect === 'manual') return network.request(order, watch)
      const { headed, ...others } = watch
      const final = { ...others, ...(headed ? { headed: (head: ResponseHead) => void (nextOf(order, head) === null && headed(head)) } : {}) }
      let aborted = false
      let open = network.request(order, final)
      const follow = async (at: RequestOrder, left: number): Promise<Awaited<OpenRequest['done']>> => {
        const done = await open.done
        const next = done.ok && !aborted ? nextOf(at, done.value) : null
        if (next === null) return done
        if (left === 0) return failure('network reach the max redirect count')
        open = network.request(next, final)
        return follow(next, left - 1)
      }
      return {
        done: follow(order, MOST_REDIRECTS),
        abort() {
          aborted = true
          open.abort()
        },
      }
    },
  }
}

/** Where the answer leads; null where it is the last one. After 303, and after POST with 301 and 302, the next is a GET, as everywhere. */
function nextOf(order: RequestOrder, { status, headers }: ResponseHead): RequestOrder | null {
  const { location } = headers
  if (!REDIRECTS.includes(status) || typeof location !== 'string' || !URL.canParse(location, order.url)) return null
  const url = new URL(location, order.url).href
  const reads = order.method === 'GET' || order.method === 'HEAD'
  return status === 307 || status === 308 || reads ? { ...order, url } : { ...order, url, method: 'GET', body: null }
}
