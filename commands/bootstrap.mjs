import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { goOnUnder, isRightNode, node24 } from './node24.mjs'
import { npm } from './npm.mjs'
import { packagesAreCurrent } from './packages.mjs'
import { giveUp, say } from './terminal.mjs'

/** The folder of the project. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')

const OLDEST_NODE = 18

/**
 * Makes a fresh clone ready: Node 24 and the packages. Call it first; the rest of a command runs under Node 24.
 * Written for Node 18 and later, with nothing installed: it and what it imports use no package.
 */
export async function bootstrap() {
  const [major] = process.versions.node.split('.')
  if (Number(major) < OLDEST_NODE) giveUp(`This is Node ${process.versions.node}. Install Node ${OLDEST_NODE} or later, and run the command again.`)
  if (!isRightNode()) await goOnUnder(await node24(root))
  if (packagesAreCurrent(root)) return
  // No package needs its install script: all native parts come as packages of their own.
  await npm('installing the packages (about 500 MB)', ['ci', '--ignore-scripts'], { root })
  if (!packagesAreCurrent(root)) giveUp('npm left packages out. Remove node_modules, and run the command again.')
  say('')
}
