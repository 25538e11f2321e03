import { failure } from '#shared/kernel/result'
import { after, createScope, type Scope } from '#shared/kernel/scope'
import type { DeviceEvents } from '../../border/device.ts'
import type { Network, OpenRequest, OpenSocket, RequestOrder, RequestWatch, SocketOrder, SocketWatch } from './contract.ts'

/** Documented: so many requests, uploads and downloads run at once together; since 1.4.0 the others wait in line. */
const MOST_REQUESTS = 10
/** Documented: nothing may wait longer, whatever `timeout` says. */
const LONGEST_MS = 60_000
/** Requests that wait; a page that adds to them without an end is told. */
const MOST_WAITING = 1_000

/** Supplied by the start of the logic layer. */
export interface HoldNeeds {
  readonly network: Network
  on<N extends keyof DeviceEvents>(name: N, listener: (detail: DeviceEvents[N]) => void): () => void
  complain(text: string): void
}

type Outcome = Awaited<OpenRequest['done']>
interface Job { readonly start: () => void; readonly stop: (why: string) => void }

/** The network with WeChat's limits: ten at once, a deadline each, and after 5 s in the background what runs is interrupted and nothing new begins. */
export function holdToLimits({ network, on, complain }: HoldNeeds, scope: Scope): Network {
  const running = new Set<Job>()
  const waiting: Job[] = []
  let away = false
  on('suspended', ({ suspended }) => {
    away = suspended
    if (suspended) for (const job of [...running, ...waiting]) job.stop('interrupted')
  })
  on('app.show', () => void (away = false))
  const left = (job: Job): void => {
    const at = waiting.indexOf(job)
    if (at >= 0) waiting.splice(at, 1)
    if (!running.delete(job)) return
    const next = waiting.shift()
    if (next) begin(next)
  }
  const begin = (job: Job): void => {
    running.add(job)
    job.start()
  }
  return {
    request(order, watch) {
      if (away) return refused('interrupted')
      if (waiting.length >= MOST_WAITING) return refused('too many requests wait')
      const { job, open } = createJob(network, order, watch, left, scope)
      if (running.size < MOST_REQUESTS) begin(job)
      else {
        waiting.push(job)
        complain(`more than ${MOST_REQUESTS} requests at once: WeChat lets them wait`)
      }
      return open
    },
    socket: (order, watch) => (away ? refusedSocket('interrupted', watch) : openSocket(network, order, watch, scope)),
  }
}

const refused = (why: string): OpenRequest => ({ done: Promise.resolve(failure(why)), abort: () => undefined })

/** One request: whatever ends it first is its outcome, and after that nothing of it is told. */
function createJob(network: Network, order: RequestOrder, watch: RequestWatch, left: (job: Job) => void, scope: Scope): { readonly job: Job; readonly open: OpenRequest } {
  const life = createScope(scope)
  let settle: (outcome: Outcome) => void = () => undefined
  const done = new Promise<Outcome>((resolve) => void (settle = resolve))
  const end = (outcome: Outcome): void => {
    if (life.ended) return
    settle(outcome)
    life.end()
  }
  const job: Job = {
    start() {
      const inner = network.request(order, whileIn(life, watch))
      life.onEnd(inner.abort)
      after(life, Math.min(LONGEST_MS, order.deadlineMs), () => end(failure('timeout')))
      void inner.done.then(end)
    },
    stop: (why) => end(failure(why)),
  }
  life.onEnd(() => {
    settle(failure('abort'))
    left(job)
  })
  return { job, open: { done, abort: () => job.stop('abort') } }
}

/** What the caller does not ask for stays out: a watch of pieces changes how a request is made. */
function whileIn(life: Scope, { headed, sent, received, chunk }: RequestWatch): RequestWatch {
  return {
    ...(headed ? { headed: (head) => void (life.ended || headed(head)) } : {}),
    ...(sent ? { sent: (bytes, total) => void (life.ended || sent(bytes, total)) } : {}),
    ...(received ? { received: (bytes, total) => void (life.ended || received(bytes, total)) } : {}),
    ...(chunk ? { chunk: (bytes) => void (life.ended || chunk(bytes)) } : {}),
  }
}

const ABNORMAL = [1006, 'abnormal closure'] as const

function refusedSocket(why: string, watch: SocketWatch): OpenSocket {
  void Promise.resolve().then(() => {
    watch.failed(why)
    watch.closed(...ABNORMAL)
  })
  return { send: () => undefined, close: () => undefined }
}

/** A socket that is given up when it is not open in time. */
function openSocket(network: Network, order: SocketOrder, watch: SocketWatch, scope: Scope): OpenSocket {
  const life = createScope(scope)
  const opening = createScope(life)
  const inner = network.socket(order, {
    opened(headers) {
      opening.end()
      if (!life.ended) watch.opened(headers)
    },
    heard: (data) => void (life.ended || watch.heard(data)),
    failed: (why) => void (life.ended || watch.failed(why)),
    closed(code, reason) {
      if (life.ended) return
      life.end()
      watch.closed(code, code === ABNORMAL[0] ? ABNORMAL[1] : reason)
    },
  })
  after(opening, Math.min(LONGEST_MS, order.deadlineMs), () => {
    life.end()
    inner.close(1_000, '')
    watch.failed('timeout')
    watch.closed(...ABNORMAL)
  })
  return inner
}
