import { fork, type ChildProcess } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { failure, success, type Result } from '#shared/kernel/result'
import { after, createScope, every, type Scope } from '#shared/kernel/scope'
import type { FailureCode } from '#shared/protocol/failures'
import type { PageRecord } from '../shelf.ts'
import { parseRenderNews, type RenderNews, type RenderOrder } from './messages.ts'

/** How the render process is started; it calls `startRender`. */
export interface RenderProgram {
  readonly entry: string
  readonly args: readonly string[]
  readonly execArgv: readonly string[]
}

/** What becomes of a document while it is rendered. */
export interface RenderListener {
  opened(all: number): void
  page(page: PageRecord): void
}

/** How long a document may take, and how much memory; tests have less patience. */
export interface RenderBounds {
  /** Without news: a page, or the opening. */
  readonly pageMs: number
  readonly documentMs: number
  /** Of the whole process, pictures with it. */
  readonly residentBytes: number
}

export const RENDER_BOUNDS: RenderBounds = { pageMs: 20_000, documentMs: 20 * 60_000, residentBytes: 1_500 * 1024 ** 2 }

/** Of JavaScript; pictures lie beside it. */
const HEAP_MB = 512
const LOOK_MS = 500

/** Renders one document in a process of its own, which never outlives the scope. A process that dies ends its document only. */
export function renderOne(program: RenderProgram, order: RenderOrder, listener: RenderListener, bounds: RenderBounds, scope: Scope): Promise<Result<void, FailureCode>> {
  const life = createScope(scope)
  const child = fork(program.entry, [...program.args], { execArgv: [...program.execArgv, `--max-old-space-size=${HEAP_MB}`], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  life.onEnd(() => child.kill('SIGKILL'))
  return new Promise<Result<void, FailureCode>>((resolve) => {
    const end = (outcome: Result<void, FailureCode>): void => {
      resolve(outcome)
      life.end()
    }
    const patience = watch(child, bounds, (why) => end(failure(why)), life)
    child.on('message', (message) => {
      const news = parseRenderNews(message)
      if (news === null || life.ended) return
      patience()
      hear(news, listener, end)
    })
    // What can't be started or written to ends, and that is what counts.
    child.on('error', () => child.kill('SIGKILL'))
    child.on('exit', () => end(failure('file/broken')))
    child.send(order, () => undefined)
  })
}

function hear(news: RenderNews, listener: RenderListener, end: (outcome: Result<void, FailureCode>) => void): void {
  if (news.type === 'opened') listener.opened(news.all)
  else if (news.type === 'page') listener.page(news.page)
  else end(news.type === 'done' ? success(undefined) : failure(news.why))
}

/** Tells when it takes too long, or too much; the answer is called with each news. */
function watch(child: ChildProcess, bounds: RenderBounds, tooMuch: (why: FailureCode) => void, life: Scope): () => void {
  let page = createScope(life)
  const patience = (): void => {
    page.end()
    page = createScope(life)
    after(page, bounds.pageMs, () => tooMuch('file/too-slow'))
  }
  patience()
  after(life, bounds.documentMs, () => tooMuch('file/too-slow'))
  every(life, LOOK_MS, () => {
    void residentOf(child.pid).then((bytes) => {
      if (bytes > bounds.residentBytes && !life.ended) tooMuch('file/too-heavy')
    })
  })
  return patience
}

const PAGE_BYTES = 4_096

/** Bytes of memory that a process holds; 0 where the system does not tell. */
async function residentOf(pid: number | undefined): Promise<number> {
  const told = await readFile(`/proc/${pid}/statm`, 'utf8').catch(() => '')
  return Number(told.split(' ')[1] ?? 0) * PAGE_BYTES
}
