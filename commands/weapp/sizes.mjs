import { statSync } from 'node:fs'
import { join } from 'node:path'
import { appOf, filesIn, subpackagesOf } from './files.mjs'

const KILOBYTE = 1024
/** WeChat's own limits: 2 MB a package, 30 MB in all. */
const PACKAGE_LIMIT_KB = 2 * 1024
const ALL_LIMIT_KB = 30 * 1024
/** Ours, by subpackage root; the rest is the main package. */
const OUR_LIMITS_KB = { main: 450, 'scenarios/education': 300 }

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
  const tooLarge = Object.entries(found)
    .map(([name, bytes]) => ({ name, kb: Math.ceil(bytes / KILOBYTE), limit: OUR_LIMITS_KB[name] ?? PACKAGE_LIMIT_KB }))
    .filter(({ kb, limit }) => kb > limit)
    .map(({ name, kb, limit }) => `package ${name} has ${kb} KB of ${limit}`)
  const all = Object.values(found).reduce((sum, bytes) => sum + bytes, 0) / KILOBYTE
  const absent = Object.keys(OUR_LIMITS_KB).filter((name) => !(name in found)).map((name) => `package ${name} is not there`)
  return [...tooLarge, ...absent, ...(all > ALL_LIMIT_KB ? [`all packages have ${Math.ceil(all)} KB of ${ALL_LIMIT_KB}`] : [])]
}
