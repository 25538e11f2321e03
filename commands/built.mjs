import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from './child.mjs'
import { working } from './terminal.mjs'

/** Everything a build of the client depends on. */
const SOURCES = ['src', 'shared', 'types', 'config/index.ts', 'config/dev.ts', 'config/prod.ts', 'config/plugins', 'commands/build.mjs', 'babel.config.js', 'project.config.json', 'package.json', 'package-lock.json']

const DEADLINE_MS = 10 * 60_000

/** The file by which a finished build is known. */
const proof = { h5: 'dist/h5/index.html', weapp: 'dist/weapp/app.json' }

/** Builds `h5` or `weapp` if its sources changed since the last time. Answers whether it is there now. */
export async function built(root, target, { quietly = false } = {}) {
  const stamp = join(root, '.cache', `built-${target}`)
  const wanted = hashOf(root)
  if (existsSync(join(root, proof[target])) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return true
  const done = quietly ? () => {} : working(`building ${target}`)
  const { code } = await run(process.execPath, [join(root, 'commands/build.mjs'), target], { log: join(root, '.cache', `build-${target}.log`), cwd: root, deadlineMs: DEADLINE_MS })
  done(code === 0 ? 'done' : 'failed')
  if (code !== 0) return false
  mkdirSync(join(root, '.cache'), { recursive: true })
  writeFileSync(stamp, wanted)
  return true
}

function hashOf(root) {
  const hash = createHash('sha256')
  hash.update(process.env.LIANMAI_SERVER ?? '')
  for (const source of SOURCES) addTo(hash, root, source)
  return hash.digest('hex')
}

function addTo(hash, root, path) {
  const whole = join(root, path)
  if (!existsSync(whole)) return
  if (statSync(whole).isDirectory()) {
    for (const name of readdirSync(whole).sort()) addTo(hash, root, `${path}/${name}`)
  } else {
    hash.update(path).update(readFileSync(whole))
  }
}
