import { failure, success, type Result } from '#shared/kernel/result'
import { bufferOf, joined } from '../files/bytes.ts'
import type { Network, OpenRequest, OpenSocket, RequestOrder, RequestWatch, ResponseHead, SocketOrder, SocketWatch } from './contract.ts'

/** The network of a phone in a browser, by the carrier's address with the phone's name: everything goes through the simulator's carrier, which knows what the network is like. */
export function createCarrierNetwork(address: string): Network {
  const { origin, pathname, searchParams } = new URL(address)
  const carrier = `${origin}${pathname}`
  const phone = searchParams.get('phone') ?? ''
  return {
    request: (order, watch) => (watch.chunk ? streamed(carrier, phone, order, watch) : request(carrier, phone, order, watch)),
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
  return xhr.status === 200 ? success({ ...headOf(xhr), body }) : failure(refusalOf(xhr.status, new TextDecoder().decode(body)))
}

function refusalOf(status: number, text: string): string {
  const { why }: { readonly why?: string } = JSON.parse(text || '{}')
  return why === 'timeout' ? 'timeout' : status === 403 ? 'url not in domain list' : `net::ERR_CONNECTION_FAILED ${why ?? ''}`.trim()
}

const headOf = (xhr: XMLHttpRequest): ResponseHead => headIn((name) => xhr.getResponseHeader(name))

function headIn(header: (name: string) => string | null): ResponseHead {
  const headers: ResponseHead['headers'] = JSON.parse(decodeURIComponent(header('x-phone-headers') ?? '%7B%7D'))
  return { status: Number(header('x-phone-status') ?? 0), headers }
}

/** With `fetch`, for it alone gives the pieces as they come. */
function streamed(carrier: string, phone: string, { body, ...order }: RequestOrder, watch: RequestWatch): OpenRequest {
  const life = new AbortController()
  const run = async (): Promise<Outcome> => {
    const response = await fetch(`${carrier}/request`, { method: 'POST', body, signal: life.signal, headers: { 'x-phone': phone, 'x-phone-request': encodeURIComponent(JSON.stringify(order)), 'content-type': 'application/octet-stream' } })
    if (response.status !== 200 || !response.body) return failure(refusalOf(response.status, await response.text()))
    const head = headIn((name) => response.headers.get(name))
    watch.headed?.(head)
    const pieces: Uint8Array[] = []
    for (const reader = response.body.getReader(); ;) {
      const { done, value } = await reader.read()
      if (done) return success({ ...head, body: bufferOf(joined(...pieces)) })
      pieces.push(value)
      watch.chunk?.(bufferOf(value))
    }
  }
  return { done: run().catch(() => failure(life.signal.aborted ? 'abort' : 'net::ERR_CONNECTION_CLOSED')), abort: () => life.abort() }
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
    else if (news.news === 'failed') {
      watch.failed(news.why)
      // The carrier dials nowhere then, and has nothing to close.
      if (news.why === 'url not in domain list') end(1006, 'abnormal closure')
    } else end(news.code, news.reason)
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
