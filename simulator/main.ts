import { parseArgs } from 'node:util'
import { createScope } from '#shared/kernel/scope'
import { createPhones } from './carrier/phones.ts'
import { createAppSource } from './serve/app-source.ts'
import { serveSimulator } from './serve/server.ts'
import { findProject } from './source/app-package.ts'

/** The simulator's process: serves the workbench, compiles the mini-program, carries the phones' network. */
async function main(): Promise<void> {
  const words = readWords()
  if (words === null) return
  const { values, positionals } = words
  const project = findProject(positionals[0] ?? '.')
  if (!project.ok) return giveUp(project.failure)
  const life = createScope()
  process.once('SIGINT', life.end)
  process.once('SIGTERM', life.end)
  process.once('disconnect', life.end)
  life.onEnd(() => {
    if (process.connected) process.disconnect()
  })
  const aliases = Object.fromEntries(values.alias.map((pair) => pair.split('=')).flatMap(([from, to]) => (from && to ? [[from, to]] : [])))
  const phones = createPhones({ aliases, loopbackOnly: values['loopback-only'] }, { now: () => performance.now(), random: Math.random }, life)
  const source = createAppSource(project.value, life)
  const report = (what: string, error: unknown): void => void process.stderr.write(`${JSON.stringify({ level: 50, what, error: error instanceof Error ? error.stack : String(error) })}\n`)
  try {
    const port = await serveSimulator({ host: values.host, port: Number(values.port), source, phones, report }, life)
    process.stdout.write(`simulator ready http://${values.host}:${port}/simulator\n`)
    process.send?.({ type: 'ready', port })
  } catch (error) {
    giveUp(error instanceof Error ? error.message : String(error))
    life.end()
  }
}

/** What was asked for on the command line; null if it was help, or nothing that can be done. */
function readWords() {
  try {
    const words = parseArgs({
      allowPositionals: true,
      options: {
        port: { type: 'string', default: '0' },
        host: { type: 'string', default: '127.0.0.1' },
        alias: { type: 'string', multiple: true, default: [] },
        'loopback-only': { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    })
    if (!words.values.help) return words
    process.stdout.write(USAGE)
  } catch (error) {
    giveUp(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`)
  }
  return null
}

const USAGE = `node simulator/main.ts [FOLDER] [--port N] [--host ADDRESS] [--alias FROM=TO]... [--loopback-only]
FOLDER: a mini-program, as DevTools opens it
`

function giveUp(why: string): void {
  process.stderr.write(`${why}\n`)
  process.send?.({ type: 'failed', remedy: why })
  process.exitCode = 1
  if (process.connected) process.disconnect()
}

await main()
