import { failure, success, type Result } from '#shared/kernel/result'
import type { Network, OpenRequest, OpenSocket, RequestOrder, RequestWatch, ResponseHead, SocketOrder, SocketWatch } from './contract.ts'

/** The network of a phone in a browser, by the carrier's address with the phone's name: everything goes through the simulator's carrier, which knows what the network is like. */
export function createCarrierNetwork(address: string): Network {
  const { origin, pathname, searchParams } = new URL(address)
  const carrier = `${origin}${pathname}`
  const phone = searchParams.get('phone') ?? ''
  return {
    request: (order, watch) => request(carrier, phone, order, watch),
    socket: (order, watch) => socket(carrier, phone, order, watch),
  }
}

type Outcome = Result<ResponseHead & { readonly body: ArrayBuffer }, string>

/** XMLHttpRequest, for it alone tells how much was sent. */
function request(carrier: string, phone: string, { body, ...order }: RequestOrder, watch: RequestWatch): OpenRequest {
  const xhr = new XMLHttpRequest()
  const done = new Promise<Outcome>((resolve) => {
    xhr.open('POST', `${carrier}/request`)
    xhr.responseType = 'arraybuffer'
    xhr.timeout = order.deadlineMs
    xhr.setRequestHeader('x-phone', phone)
    xhr.setRequestHeader('x-phone-request', encodeURIComponent(JSON.stringify(order)))
    xhr.setRequestHeader('content-type', 'application/octet-stream')
    xhr.upload.onprogress = ({ loaded, total }) => watch.sent?.(loaded, total)
    xhr.onprogress = ({ loaded }) => watch.received?.(loaded, Number(headOf(xhr).headers['content-length'] ?? loaded))
    xhr.onreadystatechange = () => {
      if (xhr.readyState === XMLHttpRequest.HEADERS_RECEIVED && xhr.status === 200) watch.headed?.(headOf(xhr))
    }
    xhr.onload = () => resolve(outcomeOf(xhr))
    xhr.onerror = () => resolve(failure('net::ERR_CONNECTION_CLOSED'))
    xhr.ontimeout = () => resolve(failure('timeout'))
    xhr.onabort = () => resolve(failure('abort'))
    xhr.send(body)
  })
  return { done, abort: () => xhr.abort() }
}

function outcomeOf(xhr: XMLHttpRequest): Outcome {
  const body: ArrayBuffer = xhr.response
  if (xhr.status === 200) return success({ ...headOf(xhr), body })
  const { why }: { readonly why?: string } = JSON.parse(new TextDecoder().decode(body) || '{}')
  return failure(why === 'timeout' ? 'timeout' : xhr.status === 403 ? 'url not in domain list' : `net::ERR_CONNECTION_FAILED ${why ?? ''}`.trim())
}

function headOf(xhr: XMLHttpRequest): ResponseHead {
  const headers: ResponseHead['headers'] = JSON.parse(decodeURIComponent(xhr.getResponseHeader('x-phone-headers') ?? '%7B%7D'))
  return { status: Number(xhr.getResponseHeader('x-phone-status') ?? 0), headers }
}

type News =
  | { readonly news: 'opened'; readonly headers: Readonly<Record<string, string>> }
  | { readonly news: 'text'; readonly text: string }
  | { readonly news: 'closed'; readonly code: number; readonly reason: string }
  | { readonly news: 'failed'; readonly why: string }

function socket(carrier: string, phone: string, order: SocketOrder, watch: SocketWatch): OpenSocket {
  const line = new WebSocket(`${carrier.replace(/^http/, 'ws')}/socket?phone=${phone}`)
  line.binaryType = 'arraybuffer'
  let ended = false
  const end = (code: number, reason: string): void => {
    if (ended) return
    ended = true
    watch.closed(code, reason)
    line.close()
  }
  line.onopen = () => line.send(JSON.stringify(order))
  line.onmessage = ({ data }) => {
    if (data instanceof ArrayBuffer) return watch.heard(data)
    const news: News = JSON.parse(String(data))
    if (news.news === 'opened') watch.opened(news.headers)
    else if (news.news === 'text') watch.heard(news.text)
    else if (news.news === 'failed') watch.failed(news.why)
    else end(news.code, news.reason)
  }
  line.onclose = () => end(1006, 'abnormal closure')
  return {
    send: (data) => line.send(typeof data === 'string' ? JSON.stringify({ say: 'text', text: data }) : data),
    close(code, reason) {
      if (line.readyState === WebSocket.OPEN) line.send(JSON.stringify({ say: 'close', code, reason }))
      else end(code, reason)
    },
  }
}
