/**
 * Looks at dist/weapp as WeChat would, offline: prints `ok …` or `not ok …` for each check, and fails if one does.
 * `--dir FOLDER` looks at another build, `--project FOLDER` at another project.config.json, `--only NAME` (more than once) runs some.
 */
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { bootstrap, root } from './bootstrap.mjs'
import { giveUp, say } from './terminal.mjs'

await bootstrap()
const { globals } = await import('./weapp/globals.mjs')
const { official } = await import('./weapp/official.mjs')
const { pages, project } = await import('./weapp/pages.mjs')
const { sizes } = await import('./weapp/sizes.mjs')
const { templates } = await import('./weapp/templates.mjs')

const { values } = parseArgs({ options: { dir: { type: 'string', default: join(root, 'dist/weapp') }, project: { type: 'string', default: root }, only: { type: 'string', multiple: true, default: [] } } })
const folder = resolve(values.dir)
if (!existsSync(join(folder, 'app.json'))) giveUp(`There is no mini-program in ${values.dir}. Build it: npm run build:weapp`)

const OWN = { project: () => project(folder, resolve(values.project)), pages: () => pages(folder), sizes: () => sizes(folder), templates: () => templates(folder), globals: () => globals(folder) }
const OFFICIAL = ['quality', 'compilation']
const wanted = (name) => values.only.length === 0 || values.only.includes(name)

let failed = 0
const tell = (name, faults) => {
  if (faults.length > 0) failed += 1
  say(faults.length === 0 ? `ok ${name}` : `not ok ${name}: ${faults.slice(0, 10).join(' | ')}`)
}
for (const [name, check] of Object.entries(OWN).filter(([each]) => wanted(each))) tell(name, faultsOrThrown(check))
if (OFFICIAL.some(wanted)) {
  const found = await official(folder, wanted)
  for (const name of OFFICIAL.filter(wanted)) tell(name, found[name])
}
// The official tool leaves workers and watchers behind.
process.exit(failed === 0 ? 0 : 1)

/** A build so broken that a check can't read it is at fault. */
function faultsOrThrown(check) {
  try {
    return check()
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)]
  }
}
