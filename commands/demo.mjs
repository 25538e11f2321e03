/**
 * `npm run demo`: a fresh clone becomes a running product. Flags go to the server, as `npm run demo -- --help` tells;
 * `--no-open` leaves the browser alone.
 */
import { join } from 'node:path'
import { bootstrap, root } from './bootstrap.mjs'
import { built } from './built.mjs'
import { endAll } from './child.mjs'
import { openBrowser } from './open-browser.mjs'
import { serve } from './serve.mjs'
import { freePort, simulate } from './simulate.mjs'
import { giveUp, say } from './terminal.mjs'

const words = process.argv.slice(2)

process.once('exit', endAll)
await bootstrap()
if (!(await built(root, 'h5'))) giveUp('The H5 app could not be built. Look at .cache/build-h5.log.')

const simulatorPort = await freePort()
const server = await serve(root, [...words.filter((word) => word !== '--no-open'), `--simulator-port=${simulatorPort}`])
let phones = null
const stop = () => {
  phones?.stop()
  server.stop()
}
process.on('SIGINT', stop)
process.on('SIGTERM', stop)

say(`\n  Lianmai is running: ${server.address}`)
if (words.includes('--lan')) await showToPhones(server.lan)
if (mayOpen()) openBrowser(server.address)
void showMiniProgram()
process.exitCode = await server.ended

/** A demo without a screen, or in CI, opens nothing. */
function mayOpen() {
  const hasScreen = process.platform !== 'linux' || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY)
  return hasScreen && !process.env.CI && !words.includes('--no-open')
}

/** The addresses that other devices in the same network use, and the first as a code for their cameras. */
async function showToPhones(addresses) {
  const [first] = addresses
  if (!first) return say('  This machine has no address in a local network.')
  const { default: qrcode } = await import('qrcode')
  for (const address of addresses) say(`  On phones in the same network: ${address}`)
  say('  (the certificate is self-made: the browser asks once whether to go on)\n')
  say(await qrcode.toString(first, { type: 'terminal', small: true }))
}

/** Built beside the running server, so that nobody waits for it. */
async function showMiniProgram() {
  const there = await built(root, 'weapp')
  if (there) {
    phones = simulate(root, { folder: root, port: simulatorPort, server: server.address, words: ['--loopback-only'] })
    say(`  The mini-program runs in simulated phones: ${server.address}/simulator`)
  }
  if (there) say(`  It lies in ${join(root, 'dist/weapp')}: open this folder's project.config.json in WeChat DevTools.`)
  else say('  The mini-program could not be built. Look at .cache/build-weapp.log.')
  say('\n  Ctrl-C ends everything.')
}
