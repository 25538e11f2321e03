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
  /** Whether it was sent: it is dropped while the process is away or, what is only for now, while it doesn't keep up. */
  send(order: CodecOrder): boolean
}

/** The first restart comes at once, the next ones ever later; a process that lived this long begins anew. */
const LIVED_MS = 10_000
const RETRY_MS = 200
const MAX_RETRY_MS = 5_000
/** Orders on their way, of what is only for now: half a second of a full gateway's sound. What mixes begin with must leave that room. */
const MAX_PENDING: Readonly<Partial<Record<CodecOrder['type'], number>>> = { push: 500, still: 500, 'mix-input': 300 }

/** Forks the process now, and again whenever it ends, until the scope does. */
export function startCodecProcess(needs: Needs, scope: Scope): CodecProcess {
  let child: ChildProcess | null = null
  let [pending, quickDeaths, restarts] = [0, 0, 0]
  const begin = (): void => {
    const bornAt = needs.now()
    pending = 0
    const own = bear({ ...needs, onNews: (news) => void (child === own && needs.onNews(news)) }, () => {
      child = null
      if (scope.ended) return
      quickDeaths = needs.now() - bornAt > LIVED_MS ? 0 : quickDeaths + 1
      const delayMs = pauseBefore(quickDeaths)
      needs.log.warn({ delayMs }, 'codec process ended and is started again')
      after(scope, delayMs, restart)
    })
    child = own
  }
  const restart = (): void => {
    restarts += 1
    begin()
    needs.onRestarted()
  }
  begin()
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
      if (to === null || !to.connected || pending >= (MAX_PENDING[order.type] ?? Infinity)) return false
      pending += 1
      to.send(order, () => void (child === to && (pending -= 1)))
      return true
    },
  }
}

function bear({ entry, args, execArgv, onNews }: Needs, onGone: () => void): ChildProcess {
  const child = fork(entry, args, { serialization: 'advanced', execArgv: [...execArgv], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  child.on('message', (message) => {
    const news = parseCodecNews(message)
    if (news !== null) onNews(news)
  })
  // What can't be started or written to ends, and that is what counts.
  child.on('error', () => child.kill('SIGKILL'))
  child.on('exit', onGone)
  return child
}

const pauseBefore = (quickDeaths: number): number =>
  quickDeaths < 2 ? 0 : Math.min(MAX_RETRY_MS, RETRY_MS * 2 ** (quickDeaths - 2))
