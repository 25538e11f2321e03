import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { run } from './child.mjs'
import { giveUp, working } from './terminal.mjs'

/** What the tests drive, by program or file, and the Debian package that brings it. */
const NEEDED = [
  { package: 'chromium', there: () => onPath('chromium') },
  { package: 'ffmpeg', there: () => onPath('ffmpeg') },
  { package: 'iproute2', there: () => onPath('ip') },
  { package: 'fonts-noto-cjk', there: () => existsSync('/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc') },
]

const DEADLINE_MS = 10 * 60_000

/** Brings a browser, ffmpeg and Chinese letters; without them the tests would prove nothing, so their lack ends the command. */
export async function bringPrograms(root) {
  const missing = NEEDED.filter(({ there }) => !there()).map((need) => need.package)
  if (missing.length === 0) return
  const list = missing.join(' ')
  if (!onPath('apt-get')) giveUp(`Missing: ${list}. Install them, and run the command again.`)
  if (process.getuid?.() !== 0) giveUp(`Missing: ${list}. Run \`sudo apt-get install -y ${list}\`, then the command again.`)
  const done = working(`installing ${list}`)
  const install = () => apt(root, ['install', '-y', '--no-install-recommends', ...missing])
  const first = await install()
  // A fresh machine has no lists, an old one has lists of files that are gone.
  const outcome = first.code === 0 || (await apt(root, ['update'])).code !== 0 ? first : await install()
  done(outcome.code === 0 ? 'done' : 'failed')
  if (outcome.code !== 0) giveUp(`apt-get could not install ${list}. Look at .cache/apt.log, install them by hand, and run the command again.`)
}

const apt = (root, words) => run('apt-get', words, { log: join(root, '.cache', 'apt.log'), deadlineMs: DEADLINE_MS, env: { DEBIAN_FRONTEND: 'noninteractive' } })

function onPath(program) {
  try {
    execFileSync('which', [program], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
