import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { spawn } from 'node:child_process'

const DEADLINE_MS = 30_000
const RUN_PAGES = join(fileURLToPath(import.meta.url), '../run-pages.mjs')

/** Runs every page in the simulator's sandbox, in a process of its own that must end by itself. Answers the faults. */
export function sandbox(folder, minimum) {
  const child = spawn(process.execPath, [RUN_PAGES, folder, minimum], { stdio: ['ignore', 'pipe', 'pipe'], timeout: DEADLINE_MS, killSignal: 'SIGKILL' })
  process.once('exit', () => child.kill('SIGKILL'))
  const said = { stdout: '', stderr: '' }
  for (const stream of ['stdout', 'stderr']) child[stream].setEncoding('utf8').on('data', (text) => void (said[stream] += text))
  return new Promise((resolve) => {
    child.on('error', ({ message }) => resolve([message]))
    child.on('close', (code) => resolve(faultsOf(code, said)))
  })
}

function faultsOf(code, { stdout, stderr }) {
  if (code === null) return [`the pages did not come to an end within ${DEADLINE_MS / 1_000} s`, ...(stdout === '' ? [] : JSON.parse(stdout))]
  return code === 0 ? JSON.parse(stdout) : [`the sandbox broke: ${stderr.trim().split('\n').slice(-6).join(' ')}`]
}
