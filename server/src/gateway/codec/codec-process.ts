import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import type { Logger } from 'pino'
import { after } from '#shared/kernel/scope'
import type { Scope } from '#shared/kernel/scope'
import type { CodecNews, CodecOrder } from './messages.ts'
import { parseCodecNews } from './messages.ts'

interface Needs {
  /** The program to fork, and its arguments; it calls `startCodec`. */
  readonly entry: string
  readonly args: readonly string[]
  readonly execArgv: readonly string[]
  readonly log: Logger
  /** Monotonic, in ms. */
  readonly now: () => number
  readonly onNews: (news: CodecNews) => void
  /** A fresh process knows of no conversion. */
  readonly onRestarted: () => void
}

/** The codec process as the gateway has it: it may die, and comes back. */
export interface CodecProcess {
  readonly pid: number | null
  readonly restarts: number
  /** Dropped while the process is away or doesn't keep up. */
  send(order: CodecOrder): void
}

/** The first restart comes at once, the next ones ever later; a process that lived this long begins anew. */
const LIVED_MS = 10_000
const RETRY_MS = 200
const MAX_RETRY_MS = 5_000
/** Orders on their way: half a second of a full gateway's sound. */
const MAX_PENDING = 500

/** Forks the process now, and again whenever it ends, until the scope does. */
export function startCodecProcess(needs: Needs, scope: Scope): CodecProcess {
  let child: ChildProcess | null = null
  let pending = 0
  let quickDeaths = 0
  let restarts = 0
  const start = (): void => {
    const started = needs.now()
    const born = fork(needs.entry, needs.args, { serialization: 'advanced', execArgv: [...needs.execArgv], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
    child = born
    pending = 0
    born.on('message', (message) => {
      const news = parseCodecNews(message)
      if (news !== null) needs.onNews(news)
    })
    born.on('error', () => undefined)
    born.on('exit', () => {
      child = null
      if (scope.ended) return
      quickDeaths = needs.now() - started > LIVED_MS ? 0 : quickDeaths + 1
      const delayMs = quickDeaths < 2 ? 0 : Math.min(MAX_RETRY_MS, RETRY_MS * 2 ** (quickDeaths - 2))
      needs.log.warn({ delayMs }, 'codec process ended and is started again')
      after(scope, delayMs, () => {
        restarts += 1
        start()
        needs.onRestarted()
      })
    })
  }
  start()
  // It holds nothing that could be lost, and may be in the middle of loading its codecs.
  scope.onEnd(() => child?.kill('SIGKILL'))
  return {
    get pid() {
      return child?.pid ?? null
    },
    get restarts() {
      return restarts
    },
    send(order) {
      const to = child
      if (to === null || !to.connected || (pending >= MAX_PENDING && order.type === 'push')) return
      pending += 1
      to.send(order, () => {
        if (child === to) pending -= 1
      })
    },
  }
}
