import { statSync } from 'node:fs'
import { join } from 'node:path'
import { appOf, filesIn, subpackagesOf } from './files.mjs'

const KILOBYTE = 1024

/** Not uploaded by DevTools. */
const LEFT_BEHIND = /(^project\.config\.json|\.LICENSE\.txt|\.map)$/

/** Bytes of the main package and of each subpackage, by its root. */
export function packageSizes(folder) {
  const roots = subpackagesOf(appOf(folder)).map(({ root }) => root.replace(/\/$/, ''))
  const sizes = Object.fromEntries([['main', 0], ...roots.map((root) => [root, 0])])
  for (const path of filesIn(folder).filter((name) => !LEFT_BEHIND.test(name))) {
    const home = roots.find((root) => path.startsWith(`${root}/`)) ?? 'main'
    sizes[home] += statSync(join(folder, path)).size
  }
  return sizes
}

/**
 * Each package within its budget, and all within theirs. WeChat's own limits are 2 MB a package and 30 MB in all;
 * the budget is for a phone on a poor line.
 */
export function sizes(folder, { packagesKb, allKb }) {
  const found = packageSizes(folder)
  const faults = Object.entries(found).flatMap(([name, bytes]) => faultOf(name, bytes, packagesKb))
  const all = Object.values(found).reduce((sum, bytes) => sum + bytes, 0)
  return all > allKb * KILOBYTE ? [...faults, `all packages have ${kilobytes(all)} KB of ${allKb}`] : faults
}

function faultOf(name, bytes, budget) {
  if (!Object.hasOwn(budget, name)) return [`package ${name} has no budget`]
  return bytes > budget[name] * KILOBYTE ? [`package ${name} has ${kilobytes(bytes)} KB of ${budget[name]}`] : []
}

const kilobytes = (bytes) => Math.ceil(bytes / KILOBYTE)
