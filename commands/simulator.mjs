/** `npm run simulator -- DIR`: runs any mini-program's folder in simulated phones, without the rest of the demo. `--port N` chooses the port. */
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'

const USAGE = `npm run simulator -- [FOLDER] [--port N]

  FOLDER    a mini-program, as DevTools opens it: app.json in it, or in the
            miniprogramRoot of its project.config.json; without, this project
  --port N  the port of the workbench, 8081 without
  --help    this text
`

const words = wordsOf(process.argv.slice(2))
if (words === null || words.help) {
  if (words?.help) process.stdout.write(USAGE)
} else {
  const { bootstrap, root } = await import('./bootstrap.mjs')
  const { simulate } = await import('./simulate.mjs')
  await bootstrap()
  const phones = simulate(root, { folder: resolve(words.folder), port: words.port, shown: true })
  process.on('SIGINT', phones.stop)
  process.on('SIGTERM', phones.stop)
  process.exitCode = await phones.ended
}

function wordsOf(given) {
  try {
    const { values: { port, help }, positionals } = parseArgs({ args: given, allowPositionals: true, options: { port: { type: 'string', default: '8081' }, help: { type: 'boolean', short: 'h', default: false } } })
    if (!/^\d+$/.test(port) || Number(port) > 65535) throw new Error(`--port ${port}: not a port`)
    if (positionals.length > 1) throw new Error(`one folder, not ${positionals.length}: ${positionals.join(' ')}`)
    return { help, port: Number(port), folder: positionals[0] ?? '.' }
  } catch (error) {
    process.stderr.write(`${error.message}\n\n${USAGE}`)
    process.exitCode = 2
    return null
  }
}
