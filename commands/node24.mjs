import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { npm } from './npm.mjs'

/** The Node that everything is tried with; it comes from the registry, without any install script. */
export const NODE_VERSION = '24.21.0'

/** True if this very process may go on. */
export const isRightNode = () => process.versions.node.split('.')[0] === NODE_VERSION.split('.')[0]

/** The path of a Node 24, fetched into `.runtime` if it is not there yet. */
export async function node24(root) {
  const home = join(root, '.runtime', NODE_VERSION)
  const name = packageName()
  const path = join(home, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  if (existsSync(path)) return path
  mkdirSync(home, { recursive: true })
  writeFileSync(join(home, 'package.json'), '{ "private": true }\n')
  await npm(`fetching Node ${NODE_VERSION}`, ['install', '--ignore-scripts', '--no-save', '--no-package-lock', `${name}@${NODE_VERSION}`], { root, cwd: home })
  return path
}

/** Runs this same command again under that Node, first on the PATH so that npm runs under it too. Does not come back. */
export function goOnUnder(nodePath) {
  const [, script, ...words] = process.argv
  const env = { ...process.env, PATH: `${dirname(nodePath)}${delimiter}${process.env.PATH ?? ''}` }
  const child = spawn(nodePath, [script, ...words], { stdio: 'inherit', env })
  // A terminal sends ctrl-c to both; the child decides when it is over.
  process.on('SIGINT', () => {})
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  child.on('exit', (code, signal) => process.exit(signal ? 1 : code ?? 1))
  return new Promise(() => {})
}

/** The registry has one package a platform, each with the bare program in it. */
function packageName() {
  const platform = process.platform === 'win32' ? 'win' : process.platform
  const family = platform === 'darwin' && process.arch === 'arm64' ? 'node-bin' : 'node'
  return `${family}-${platform}-${process.arch}`
}
