import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { appOf, subpackagesOf } from './files.mjs'

/** app.json names the pages; each has its four kinds of files but styles, which are optional. */
export function pages(folder) {
  const app = appOf(folder)
  const all = [...app.pages, ...subpackagesOf(app).flatMap(({ root, pages: inside }) => inside.map((page) => `${root.replace(/\/$/, '')}/${page}`))]
  return all.flatMap((page) => ['.js', '.json', '.wxml'].map((kind) => `${page}${kind}`)).filter((path) => !existsSync(join(folder, path))).map((path) => `${path} is not there`)
}

/** DevTools opens the project's own folder: its configuration must lead to dist/weapp. */
export function project(folder, root) {
  const configuration = JSON.parse(readFileSync(join(root, 'project.config.json'), 'utf8'))
  const faults = []
  if (configuration.miniprogramRoot !== 'dist/weapp/') faults.push(`miniprogramRoot is ${configuration.miniprogramRoot}`)
  if (configuration.compileType !== 'miniprogram') faults.push(`compileType is ${configuration.compileType}`)
  // Taro has already compiled and minified; a second pass by DevTools breaks its own runtime.
  for (const pass of ['es6', 'enhance', 'minified']) if (configuration.setting?.[pass] !== false) faults.push(`setting.${pass} is not false`)
  if (!/^(touristappid|wx[0-9a-f]{16})$/.test(configuration.appid ?? '')) faults.push('appid is none')
  return faults
}
