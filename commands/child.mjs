import { spawn } from 'node:child_process'
import { createWriteStream, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * Runs a program in a process group of its own, its output in the file `log`.
 * When it ends, or after `deadlineMs`, whatever it started is ended too. Never rejects.
 * Answers `{ code, late, output }`: the exit code (1 if it did not start), and the last 200 kB of what it said.
 */
export function run(program, words, { log, deadlineMs, env = {}, cwd, onLine }) {
  mkdirSync(dirname(log), { recursive: true })
  const file = createWriteStream(log)
  const child = spawn(program, words, { cwd, detached: true, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } })
  groups.add(child)
  let output = ''
  let late = false
  const take = (bytes) => {
    file.write(bytes)
    output = (output + bytes.toString()).slice(-KEPT_CHARACTERS)
    if (onLine) for (const line of bytes.toString().split('\n')) onLine(line)
  }
  child.stdout.on('data', take)
  child.stderr.on('data', take)
  const deadline = setTimeout(() => {
    late = true
    endGroup(child)
  }, deadlineMs)
  return new Promise((resolve) => {
    const finish = (code) => {
      clearTimeout(deadline)
      endGroup(child)
      groups.delete(child)
      file.end()
      resolve({ code: code ?? 1, late, output })
    }
    child.on('error', (error) => {
      take(Buffer.from(`${error.message}\n`))
      finish(1)
    })
    // `exit` and not `close`: a grandchild that stays behind would hold the pipes open.
    child.on('exit', (code) => setTimeout(() => finish(code), PIPES_DRAIN_MS))
  })
}

/** Ends every group that is still running: for ctrl-c. */
export function endAll() {
  for (const child of groups) endGroup(child)
}

function endGroup(child) {
  if (child.pid === undefined) return
  try {
    process.kill(-child.pid, 'SIGKILL')
  } catch {
    // The whole group has ended by itself.
  }
}

const KEPT_CHARACTERS = 200_000
const PIPES_DRAIN_MS = 100
const groups = new Set()
