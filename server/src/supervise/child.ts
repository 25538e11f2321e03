import { spawn, type ChildProcess } from 'node:child_process'
import { after, createScope, type Scope } from '#shared/kernel/scope'
import { parseReport, type ChildReport } from './report.ts'

/** A child that was dead at once is tried again after a growing pause. */
const MAX_PAUSE_MS = 5_000
const FIRST_PAUSE_MS = 100
/** A child that lived this long was sound: its successor starts without a pause. */
const SOUND_AFTER_MS = 10_000
/** A child that was asked to stop and does not is killed. */
const STOP_WITHIN_MS = 3_000

/** Supplied by `supervise.ts`. */
export interface ChildNeeds {
  readonly command: string
  readonly args: readonly string[]
  readonly env: Readonly<Record<string, string | undefined>>
  readonly now: () => number
  started(pid: number): void
  reported(report: ChildReport): void
  /** It died by itself and will be started again. */
  died(code: number | null, signal: string | null): void
}

/** Keeps one child process alive until the scope ends; resolves when the last one is gone. */
export function keepChild(needs: ChildNeeds, scope: Scope): Promise<void> {
  let failedInARow = 0

  return new Promise((resolve) => {
    let child: ChildProcess | null = null

    function start(): void {
      const startedAt = needs.now()
      const fresh = spawn(needs.command, needs.args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'], env: needs.env })
      child = fresh
      if (fresh.pid !== undefined) needs.started(fresh.pid)
      fresh.on('message', (message) => {
        const report = parseReport(message)
        if (report !== null) needs.reported(report)
      })
      fresh.on('error', () => fresh.kill('SIGKILL'))
      fresh.on('exit', (code, signal) => {
        child = null
        if (scope.ended) return resolve()
        needs.died(code, signal)
        failedInARow = needs.now() - startedAt > SOUND_AFTER_MS ? 0 : failedInARow + 1
        after(scope, pauseBefore(failedInARow), start)
      })
    }

    scope.onEnd(() => {
      const last = child
      if (last === null) return resolve()
      last.kill('SIGTERM')
      const stopping = createScope()
      after(stopping, STOP_WITHIN_MS, () => last.kill('SIGKILL'))
      last.once('exit', stopping.end)
    })
    start()
  })
}

/** The first start after a death comes at once, later ones wait up to 5 s. */
export const pauseBefore = (failedInARow: number): number =>
  failedInARow <= 1 ? 0 : Math.min(FIRST_PAUSE_MS * 2 ** (failedInARow - 2), MAX_PAUSE_MS)
