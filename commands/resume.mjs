import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Long runs go on where they were cut off: a step that passed on exactly this tree is not run again.
 * Answers `recall(name)`, its outcome or null, and `keep(name, outcome)`.
 */
export function resume(root) {
  const path = join(root, '.cache', 'test', 'long.json')
  const tree = treeOf(root)
  const known = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : { tree: '', outcomes: {} }
  const outcomes = known.tree === tree ? known.outcomes : {}
  return {
    recall: (name) => outcomes[name] ?? null,
    keep(name, outcome) {
      if (outcome.failed > 0) return
      outcomes[name] = outcome
      mkdirSync(join(root, '.cache', 'test'), { recursive: true })
      writeFileSync(path, JSON.stringify({ tree, outcomes }))
    },
  }
}

/** The committed tree and everything that differs from it. */
function treeOf(root) {
  const git = (...words) => execFileSync('git', words, { cwd: root, maxBuffer: 256 * 1024 * 1024 })
  const hash = createHash('sha256').update(git('rev-parse', 'HEAD')).update(git('diff', 'HEAD'))
  for (const path of git('ls-files', '--others', '--exclude-standard').toString().split('\n').filter(Boolean)) hash.update(path).update(readFileSync(join(root, path)))
  return hash.digest('hex')
}
