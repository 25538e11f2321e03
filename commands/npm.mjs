import { join } from 'node:path'
import { run } from './child.mjs'
import { giveUp, working } from './terminal.mjs'

const DEADLINE_MS = 15 * 60_000

/** What npm's own words mean, and what to do. The first that fits is told. */
const REMEDIES = [
  [/ENOSPC|no space left/i, 'The disk is full. Free 2 GB and run the command again.'],
  [/EACCES|EPERM|EROFS/, 'npm may not write here. Make this folder your own (chown), and run the command again.'],
  [/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|network/i, 'npm can\'t reach its registry. Connect to the network, or name a registry that answers (npm config set registry …), and run the command again.'],
  [/ETARGET|E404/, 'The registry lacks a package that is needed. Name a complete registry (npm config set registry …), and run the command again.'],
  [/EINTEGRITY/, 'A package came broken. Run `npm cache verify`, then the command again.'],
  [/ENOENT.*npm|npm.*not found|spawn npm/, 'npm is missing. Install it (Debian: apt-get install npm), and run the command again.'],
  [/CERT|self.signed/i, 'The registry\'s certificate is not trusted. Set npm\'s `cafile`, and run the command again.'],
]

/** Runs npm with progress; ends the command with one clear line if npm fails. */
export async function npm(what, words, { root, cwd = root }) {
  const done = working(what)
  const log = join(root, '.cache', 'npm.log')
  const program = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const { code, late, output } = await run(program, [...words, '--no-audit', '--no-fund', '--loglevel=error'], { log, cwd, deadlineMs: DEADLINE_MS })
  done(code === 0 ? 'done' : 'failed')
  if (code === 0) return
  const remedy = late ? 'npm took more than 15 minutes. Look at the network, and run the command again.' : REMEDIES.find(([words_]) => words_.test(output))?.[1]
  giveUp(`${remedy ?? 'npm failed.'} (npm's own words: .cache/npm.log)`)
}
