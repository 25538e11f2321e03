import * as v from 'valibot'
import { failure, success } from '#shared/kernel/result'
import { bufferOf, bytesIn } from '../../files/bytes.ts'
import type { OpenSocket, SocketOrder } from '../../network/contract.ts'
import { asyncApi, settle, syncApi, type Api, type Area } from '../api.ts'
import { parseArgs, type Answer } from '../args.ts'
import type { WxHost } from '../host.ts'
import { createListeners, type Listeners } from '../listeners.ts'

/** Documented since 1.7.0. */
export const MOST_SOCKETS = 5
const DEADLINE_MS = 60_000
const STATES = { connecting: 0, open: 1, closing: 2, closed: 3 } as const

const schema = v.object({
  url: v.pipe(v.string(), v.regex(/^wss?:\/\//)),
  header: v.optional(v.record(v.string(), v.unknown()), {}),
  protocols: v.optional(v.array(v.string()), []),
  timeout: v.optional(v.number(), DEADLINE_MS),
  tcpNoDelay: v.optional(v.boolean(), false),
  perMessageDeflate: v.optional(v.boolean(), false),
  forceCellularNetwork: v.optional(v.boolean(), false),
})
const closing = v.object({ code: v.optional(v.number(), 1000), reason: v.optional(v.string(), '') })

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
  let readyState: number = STATES.connecting
  const tell = (event: 'Open' | 'Message' | 'Error' | 'Close', detail: unknown): void => {
    listeners.tell(event, detail)
    if (mine.first === task) mine.shared.tell(event, detail)
  }
  const on = (event: string) => (listener: unknown) => (typeof listener === 'function' ? listeners.add(event, listener) : host.complain('api', `SocketTask.on${event} takes a function`))
  const task = {
    CONNECTING: STATES.connecting,
    OPEN: STATES.open,
    CLOSING: STATES.closing,
    CLOSED: STATES.closed,
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
    if (readyState !== STATES.open) return failure({ why: 'SocketTask.readyState is not OPEN' })
    const data = dataIn(given)
    if (data === null) return failure({ why: 'parameter error: parameter.data should be String or ArrayBuffer' })
    line.send(data)
    return success({})
  }
  const close = (given: unknown): Answer => {
    const parsed = parseArgs(closing, given)
    if (!parsed.ok) return parsed
    if (readyState >= STATES.closing) return failure({ why: 'the socket is closed already' })
    readyState = STATES.closing
    line.close(parsed.value.code, parsed.value.reason)
    return success({})
  }
  mine.open.add(task)
  mine.first ??= task
  count(host)
  const line: OpenSocket = host.network.socket(orderOf(options), {
    opened(header) {
      readyState = STATES.open
      tell('Open', { header, profile: {} })
    },
    heard: (data) => tell('Message', { data }),
    failed: (why) => tell('Error', { errMsg: why }),
    closed(code, reason) {
      if (readyState === STATES.closed) return
      readyState = STATES.closed
      mine.open.delete(task)
      if (mine.first === task) mine.first = null
      count(host)
      tell('Close', { code, reason })
    },
  })
  return task
}

const count = (host: WxHost): void => host.count({ of: 'sockets', open: sockets(host).open.size })

function orderOf({ url, protocols, header, timeout }: v.InferOutput<typeof schema>): SocketOrder {
  return { url, protocols, headers: Object.fromEntries(Object.entries(header).map(([name, value]) => [name.toLowerCase(), String(value)])), deadlineMs: timeout }
}

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
    const full = sockets(host).open.size >= MOST_SOCKETS
    const task = parsed.ok && !full ? createSocketTask(host, parsed.value) : null
    if (full) host.complain('limit', `a sixth socket: WeChat opens ${MOST_SOCKETS} at most`)
    const answered = settle(name, host, callbacksIn(options), () => (!parsed.ok ? parsed : task === null ? failure({ why: `exceed max socket connections ${MOST_SOCKETS}` }) : success({ socketTaskId: sockets(host).open.size })))
    void answered?.catch(() => undefined)
    return task ?? undefined
  },
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
