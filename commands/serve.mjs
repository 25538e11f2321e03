import { spawn } from 'node:child_process'
import { createWriteStream, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { giveUp } from './terminal.mjs'

const READY = /^lianmai ready\b.*?(https?:\/\/\S+)/
const START_DEADLINE_MS = 30_000
const STOP_DEADLINE_MS = 5_000

/**
 * Starts the server and waits until it is ready. Its log goes to `.cache/server.log`; what it says to people is shown.
 * Answers its address, how to stop it, and a promise of its exit code.
 */
export async function serve(root, words) {
  mkdirSync(join(root, '.cache'), { recursive: true })
  const log = createWriteStream(join(root, '.cache', 'server.log'))
  const child = spawn(process.execPath, ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON', '--disable-warning=ExperimentalWarning', join(root, 'server/src/main.ts'), ...words], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
  process.once('exit', () => child.kill('SIGKILL'))
  const ended = new Promise((resolve) => child.on('exit', (code) => resolve(code ?? 0)))
  const address = await new Promise((resolve) => {
    const late = setTimeout(() => giveUp('The server did not start within 30 s. Look at .cache/server.log.'), START_DEADLINE_MS)
    const take = (line) => {
      log.write(`${line}\n`)
      const [, url] = READY.exec(line) ?? []
      if (url) resolve(url)
      else if (isForPeople(line)) console.error(line)
      if (url) clearTimeout(late)
    }
    createInterface({ input: child.stdout }).on('line', take)
    createInterface({ input: child.stderr }).on('line', take)
    void ended.then((code) => process.exit(code === 0 ? 0 : 1))
  })
  return { address, ended, stop: () => stop(child) }
}

/** The log is JSON, one object a line; sentences are for people. */
const isForPeople = (line) => line.trim() !== '' && !line.startsWith('{')

function stop(child) {
  child.kill('SIGTERM')
  setTimeout(() => child.kill('SIGKILL'), STOP_DEADLINE_MS).unref()
}
