import { Worker } from 'node:worker_threads'
import type { Scope } from '#shared/kernel/scope'

/** So long may the process say nothing: more than any pause of a loaded machine. */
const PATIENCE_MS = 6_000
const LOOK_MS = 500

/** Runs in a thread of its own: the main thread may be what is stuck. It counts its own looks, so that a paused machine kills nothing. */
const PROGRAM = `
const { workerData } = require('node:worker_threads')
const pulses = new Int32Array(workerData.pulses)
let before = -1
let missed = 0
setInterval(() => {
  missed = pulses[0] === before ? missed + 1 : 0
  before = pulses[0]
  if (missed > workerData.patience) process.kill(process.pid, 'SIGKILL')
}, workerData.lookMs)
`

/** Kills this process when the answered function is not called for 6 s: what can't be mended is started anew by the supervisor. */
export function startWatchdog(scope: Scope): () => void {
  const shared = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)
  const pulses = new Int32Array(shared)
  const worker = new Worker(PROGRAM, { eval: true, workerData: { pulses: shared, patience: PATIENCE_MS / LOOK_MS, lookMs: LOOK_MS } })
  worker.unref()
  scope.onEnd(() => void worker.terminate())
  return () => {
    pulses[0] = (pulses[0] ?? 0) + 1
  }
}
