import { spawn } from 'node:child_process'
import { createWriteStream, mkdirSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'

/** What the weapp build has inside when nobody says otherwise; the phones follow it to the running server. */
const BUILT_SERVER = process.env.LIANMAI_SERVER ?? 'http://127.0.0.1:8080'
const STOP_DEADLINE_MS = 3_000

/**
 * Starts the simulator for a mini-program's folder on a port of loopback. Its log goes to `.cache/simulator.log`.
 * `server` is where the build's own server is to be found. Answers how to stop it, and when it has ended.
 */
export function simulate(root, { folder, port, server, words = [], shown = false }) {
  mkdirSync(join(root, '.cache'), { recursive: true })
  const log = createWriteStream(join(root, '.cache', 'simulator.log'))
  const alias = server === undefined ? [] : ['--alias', `${BUILT_SERVER}=${server}`]
  const child = spawn(process.execPath, ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON', '--disable-warning=ExperimentalWarning', join(root, 'simulator/main.ts'), folder, '--port', String(port), ...alias, ...words], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
  process.once('exit', () => child.kill('SIGKILL'))
  child.stdout.pipe(log)
  child.stderr.pipe(log)
  if (shown) {
    child.stdout.pipe(process.stdout)
    child.stderr.pipe(process.stderr)
  }
  const ended = new Promise((resolve) => child.on('exit', (code) => resolve(code ?? 0)))
  const stop = () => {
    child.kill('SIGTERM')
    setTimeout(() => child.kill('SIGKILL'), STOP_DEADLINE_MS).unref()
  }
  return { ended, stop }
}

/** A port of loopback that nobody uses now. */
export const freePort = () => new Promise((resolve, reject) => {
  const server = createServer()
  server.once('error', reject)
  server.listen(0, '127.0.0.1', () => {
    const { port } = server.address()
    server.close(() => resolve(port))
  })
})
