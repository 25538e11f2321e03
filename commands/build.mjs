import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

// Builds one of the two programs for shipping: `node commands/build.mjs h5|weapp`.
const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const BUILDS = { h5: 'the browser app', weapp: 'the mini-program' }
const KEPT_LINES = 60
const DOT_MS = 2_000

const build = process.argv[2] ?? ''
const cli = resolve(root, 'node_modules/@tarojs/cli/bin/taro')

if (!(build in BUILDS)) fail('Say what to build: node commands/build.mjs h5, or weapp.')
if (!existsSync(cli)) fail('The packages are not installed yet: run npm install first.')

const began = Date.now()
process.stdout.write(`Building ${BUILDS[build]} into dist/${build} `)
const taro = spawn(process.execPath, [cli, 'build', '--type', build], {
  cwd: root,
  env: { ...process.env, NODE_ENV: 'production', TARO_ENV: build },
  stdio: ['ignore', 'pipe', 'pipe'],
})
const lines = collect(taro)
const dots = setInterval(() => process.stdout.write('.'), DOT_MS)
taro.on('error', (cause) => end(`Taro could not be started: ${cause.message}`))
taro.on('close', (code) => {
  // Taro answers 0 for some failed builds: the result itself is looked at too.
  const made = existsSync(resolve(root, 'dist', build, build === 'h5' ? 'index.html' : 'app.json'))
  if (code !== 0 || !made || lines.some((line) => /Module not found|Module build failed|✖|编译失败/.test(line))) end(`The build failed.\n\n${lines.join('\n')}`)
  else end(null)
})

function collect(child) {
  const kept = []
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      kept.push(...text.split('\n').filter((line) => line.trim() !== ''))
      kept.splice(0, Math.max(0, kept.length - KEPT_LINES))
    })
  }
  return kept
}

function end(failure) {
  clearInterval(dots)
  if (failure !== null) return fail(`\n${failure}`)
  process.stdout.write(` done in ${Math.round((Date.now() - began) / 1_000)} s\n`)
}

function fail(message) {
  process.stderr.write(`${message}\n`)
  process.exit(1)
}
