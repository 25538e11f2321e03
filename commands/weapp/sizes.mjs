import { statSync } from 'node:fs'
import { join } from 'node:path'
import { appOf, filesIn, subpackagesOf } from './files.mjs'

const KILOBYTE = 1024
/** WeChat's own limits are 2 MB a package and 30 MB in all; ours are for a phone on a poor line. */
const MAIN_LIMIT_KB = 450
const SUBPACKAGE_LIMIT_KB = 300
const ALL_LIMIT_KB = 30 * 1024

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

/** Each package within its limit. */
export function sizes(folder) {
  const found = packageSizes(folder)
  const kilobytes = Object.entries(found).map(([name, bytes]) => ({ name, kb: Math.ceil(bytes / KILOBYTE), limit: name === 'main' ? MAIN_LIMIT_KB : SUBPACKAGE_LIMIT_KB }))
  const tooLarge = kilobytes.filter(({ kb, limit }) => kb > limit).map(({ name, kb, limit }) => `package ${name} has ${kb} KB of ${limit}`)
  const all = kilobytes.reduce((sum, { kb }) => sum + kb, 0)
  return [...tooLarge, ...(all > ALL_LIMIT_KB ? [`all packages have ${all} KB of ${ALL_LIMIT_KB}`] : [])]
}
