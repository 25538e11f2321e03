import * as v from 'valibot'
import { failure, success } from '#shared/kernel/result'
import { bufferOf, bytesIn } from '../../files/bytes.ts'
import type { OpenSocket, SocketOrder } from '../../network/contract.ts'
import { networkFailure } from '../../network/failures.ts'
import { asyncApi, settle, syncApi, type Api, type Area } from '../api.ts'
import { parseArgs, type Answer } from '../args.ts'
import type { WxHost } from '../host.ts'
import { createListeners, type Listeners } from '../listeners.ts'
import { bytesOfText } from '../request-body.ts'
import { headersFor, headersOf } from './request.ts'

/** Documented since 1.7.0. */
export const MOST_SOCKETS = 5
const DEADLINE_MS = 60_000
const STATES = { CONNECTING: 0, OPEN: 1, CLOSING: 2, CLOSED: 3 } as const

const schema = v.object({
  url: v.string(),
  header: v.optional(v.record(v.string(), v.unknown()), {}),
  protocols: v.optional(v.array(v.string()), []),
  timeout: v.optional(v.pipe(v.number(), v.minValue(0)), DEADLINE_MS),
  tcpNoDelay: v.optional(v.boolean(), false),
  perMessageDeflate: v.optional(v.boolean(), false),
  forceCellularNetwork: v.optional(v.boolean(), false),
})
/** RFC 6455, 5.5: what a closing frame has room for. */
const MOST_REASON_BYTES = 123
const closing = v.object({ code: v.optional(v.number(), 1000), reason: v.optional(v.pipe(v.string(), v.check((text) => bytesOfText(text).length <= MOST_REASON_BYTES)), '') })

/** The sockets of one mini-program; the first is also reached by the older functions of `wx`. */
interface Sockets {
  readonly open: Set<SocketTask>
  first: SocketTask | null
  readonly shared: Listeners
}
const socketsOf = new WeakMap<WxHost, Sockets>()

function sockets(host: WxHost): Sockets {
  const known = socketsOf.get(host)
  if (known) return known
  const fresh: Sockets = { open: new Set(), first: null, shared: createListeners(host.guard, (text) => host.complain('limit', text)) }
  socketsOf.set(host, fresh)
  return fresh
}

type SocketTask = ReturnType<typeof createSocketTask>

function createSocketTask(host: WxHost, options: v.InferOutput<typeof schema>) {
  const mine = sockets(host)
  const listeners = createListeners(host.guard, (text) => host.complain('limit', text))
  let readyState: number = STATES.CONNECTING
  const tell = (event: 'Open' | 'Message' | 'Error' | 'Close', detail: unknown, isFirst = mine.first === task): void => {
    listeners.tell(event, detail)
    if (isFirst) mine.shared.tell(event, detail)
  }
  const on = (event: string) => (listener: unknown) => (typeof listener === 'function' ? listeners.add(event, listener) : host.complain('api', `SocketTask.on${event} takes a function`))
  const task = {
    ...STATES,
    get readyState() {
      return readyState
    },
    onOpen: on('Open'),
    onMessage: on('Message'),
    onError: on('Error'),
    onClose: on('Close'),
    send: (given: unknown) => void settle('sendSocketMessage', host, callbacksIn(given), () => send(given)),
    close: (given: unknown) => void settle('closeSocket', host, callbacksIn(given), () => close(given)),
  }
  const send = (given: unknown): Answer => {
    if (readyState !== STATES.OPEN) return failure({ why: 'SocketTask.readyState is not OPEN' })
    const data = dataIn(given)
    if (data !== null) line.send(data)
    return data === null ? failure({ why: 'parameter error: parameter.data should be String or ArrayBuffer' }) : success({})
  }
  const close = (given: unknown): Answer => {
    const parsed = parseArgs(closing, given)
    if (!parsed.ok) return parsed
    if (readyState >= STATES.CLOSING) return failure({ why: 'the socket is closed already' })
    readyState = STATES.CLOSING
    line.close(parsed.value.code, parsed.value.reason)
    return success({})
  }
  mine.open.add(task)
  mine.first ??= task
  count(host)
  const line: OpenSocket = host.network.socket(orderOf(options, host), {
    opened(header) {
      if (readyState !== STATES.CONNECTING) return
      readyState = STATES.OPEN
      tell('Open', { header: headersOf({ status: 101, headers: header }), profile: {} })
    },
    heard: (data) => tell('Message', { data }),
    failed(why) {
      if (readyState < STATES.CLOSING) tell('Error', { errMsg: why, errCode: networkFailure(why).errno })
    },
    closed(code, reason) {
      if (readyState === STATES.CLOSED) return
      readyState = STATES.CLOSED
      mine.open.delete(task)
      const wasFirst = mine.first === task
      // Who hears of its end may open the next one at once.
      if (wasFirst) mine.first = null
      count(host)
      tell('Close', { code, reason }, wasFirst)
    },
  })
  return task
}

const count = (host: WxHost): void => host.count({ of: 'sockets', open: sockets(host).open.size })

const orderOf = ({ url, protocols, header, timeout }: v.InferOutput<typeof schema>, host: WxHost): SocketOrder => ({ url, protocols, headers: headersFor(header, host), deadlineMs: timeout })

/** What a socket can send: a text, or bytes. */
function dataIn(given: unknown): string | ArrayBuffer | null {
  const data: unknown = Reflect.get(Object(given), 'data')
  const bytes = bytesIn(data)
  return typeof data === 'string' ? data : bytes === null ? null : bufferOf(bytes)
}

const connect: Api = {
  support: { partly: 'perMessageDeflate and profiles are not there' },
  build: (name, host) => (options: unknown) => {
    const parsed = parseArgs(schema, options)
    const may = parsed.ok ? mayOpen(parsed.value.url, host) : parsed
    const task = parsed.ok && may.ok ? createSocketTask(host, parsed.value) : undefined
    void settle(name, host, callbacksIn(options), () => may)
    return task
  },
}

function mayOpen(url: string, host: WxHost): Answer {
  if (!/^wss?:\/\//.test(url)) return failure(networkFailure('invalid url'))
  if (sockets(host).open.size < MOST_SOCKETS) return success({})
  host.complain('limit', `a sixth socket: WeChat opens ${MOST_SOCKETS} at most`)
  return failure({ why: `exceed max socket connections ${MOST_SOCKETS}` })
}

const callbacksIn = (options: unknown): object => ({ complete: () => undefined, ...(typeof options === 'object' ? options : {}) })

const sharedEvent = (event: string): Area => ({ [`onSocket${event}`]: syncApi(([listener], host, name) => {
  const { shared } = sockets(host)
  if (typeof listener !== 'function') return host.complain('api', `wx.${name} takes a function`)
  // The older functions keep one listener of a kind.
  shared.remove(event)
  shared.add(event, listener)
  return undefined
}) })

const first = (host: WxHost): SocketTask | null => sockets(host).first

/** https://developers.weixin.qq.com/miniprogram/dev/api/network/websocket/wx.connectSocket.html and its neighbours */
export const socketApis: Area = {
  connectSocket: connect,
  ...sharedEvent('Open'),
  ...sharedEvent('Message'),
  ...sharedEvent('Error'),
  ...sharedEvent('Close'),
  sendSocketMessage: asyncApi(v.object({ data: v.unknown() }), ({ data }, host) => relay(first(host), 'send', { data })),
  closeSocket: asyncApi(closing, (options, host) => relay(first(host), 'close', options)),
}

const relay = (task: SocketTask | null, verb: 'send' | 'close', options: object): Promise<Answer> => new Promise((resolve) => {
  if (task === null) return resolve(failure({ why: 'taskID not exist' }))
  task[verb]({ ...options, success: () => resolve(success({})), fail: ({ errMsg }: { readonly errMsg: string }) => resolve(failure({ why: errMsg.replace(/^\w+:fail /, '') })) })
})
