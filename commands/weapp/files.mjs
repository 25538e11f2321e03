import { readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Every file under `folder`, as paths with `/` inside it. */
export function filesIn(folder, at = '') {
  return readdirSync(join(folder, at)).flatMap((name) => {
    const path = at ? `${at}/${name}` : name
    return statSync(join(folder, path)).isDirectory() ? filesIn(folder, path) : [path]
  })
}

/** Its text. */
export const textOf = (folder, path) => readFileSync(join(folder, path), 'utf8')

/** app.json as it was built; an unreadable one is a fault that the reader names. */
export const appOf = (folder) => JSON.parse(textOf(folder, 'app.json'))

/** Subpackages under either spelling that WeChat knows. */
export const subpackagesOf = (app) => app.subPackages ?? app.subpackages ?? []
