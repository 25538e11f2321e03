import { spawn } from 'node:child_process'
import { createWriteStream, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { giveUp } from './terminal.mjs'

/** What the server says on its standard output once its doors are open, and where other devices find it. */
const SAID = /^lianmai (ready|lan) (https?:\/\/\S+)/
const START_DEADLINE_MS = 30_000
const STOP_DEADLINE_MS = 5_000
/** The addresses for other devices follow the first line at once. */
const LAN_LINES_MS = 100

/**
 * Starts the server and waits until it is ready. Its log goes to `.cache/server.log`; what it says to people is shown.
 * Answers its address, those for other devices, how to stop it, and a promise of its exit code.
 */
export async function serve(root, words) {
  mkdirSync(join(root, '.cache'), { recursive: true })
  const log = createWriteStream(join(root, '.cache', 'server.log'))
  const child = spawn(process.execPath, ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON', '--disable-warning=ExperimentalWarning', join(root, 'server/src/main.ts'), ...words], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
  process.once('exit', () => child.kill('SIGKILL'))
  const ended = new Promise((resolve) => child.on('exit', (code) => resolve(code ?? 0)))
  const lan = []
  const address = await new Promise((resolve) => {
    const late = setTimeout(() => giveUp('The server did not start within 30 s. Look at .cache/server.log.'), START_DEADLINE_MS)
    const take = (line) => {
      log.write(`${line}\n`)
      const [, what, url] = SAID.exec(line) ?? []
      if (what === 'lan') lan.push(url)
      else if (what === 'ready') resolve(url)
      else if (isForPeople(line)) console.error(line)
      if (what === 'ready') clearTimeout(late)
    }
    createInterface({ input: child.stdout }).on('line', take)
    createInterface({ input: child.stderr }).on('line', take)
    void ended.then((code) => process.exit(code))
  })
  await new Promise((resolve) => setTimeout(resolve, LAN_LINES_MS))
  return { address, lan, ended, stop: () => stop(child) }
}

/** The log is JSON, one object a line; sentences are for people. */
const isForPeople = (line) => line.trim() !== '' && !line.startsWith('{')

function stop(child) {
  child.kill('SIGTERM')
  setTimeout(() => child.kill('SIGKILL'), STOP_DEADLINE_MS).unref()
}
