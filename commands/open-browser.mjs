import { spawn } from 'node:child_process'

const openers = { darwin: ['open'], win32: ['cmd', '/c', 'start', ''], linux: ['xdg-open'] }

/** Shows the address in the person's browser, if there is a way; says nothing if not. */
export function openBrowser(address) {
  const [program, ...words] = openers[process.platform] ?? openers.linux
  spawn(program, [...words, address], { stdio: 'ignore', detached: true }).on('error', () => {}).unref()
}
