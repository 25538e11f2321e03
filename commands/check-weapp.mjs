/**
 * Looks at dist/weapp as WeChat would, offline: prints `ok …` or `not ok …` for each check, and fails if one does.
 * Then it lists what must be asked for in WeChat's console.
 * `--dir FOLDER` looks at another build, `--source FOLDER` at other sources, `--project FOLDER` at another project.config.json,
 * `--budget FILE` holds it to other numbers, `--only NAME` (more than once) runs some; the list is called `applications`.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { bootstrap, root } from './bootstrap.mjs'
import { giveUp, say } from './terminal.mjs'

await bootstrap()
// Node tells that it found TypeScript to be modules; that is meant.
process.removeAllListeners('warning')
const { applications } = await import('./weapp/applications.mjs')
const { baseLibrary } = await import('./weapp/base-library.mjs')
const { globals } = await import('./weapp/globals.mjs')
const { official } = await import('./weapp/official.mjs')
const { pages, project } = await import('./weapp/pages.mjs')
const { sandbox } = await import('./weapp/sandbox.mjs')
const { sizes } = await import('./weapp/sizes.mjs')
const { templates } = await import('./weapp/templates.mjs')
const { usesOf } = await import('./weapp/uses.mjs')
const { readDeclaredApis } = await import('../simulator/source/declared.ts')

const word = (value) => ({ type: 'string', default: value })
const { values } = parseArgs({ options: { dir: word(join(root, 'dist/weapp')), source: word(join(root, 'src')), project: word(root), budget: word(join(root, 'config/weapp-budget.json')), only: { type: 'string', multiple: true, default: [] } } })
const folder = resolve(values.dir)
if (!existsSync(join(folder, 'app.json'))) giveUp(`There is no mini-program in ${values.dir}. Build it: npm run build:weapp`)
const budget = JSON.parse(readFileSync(values.budget, 'utf8'))
let known = null
const uses = () => (known ??= usesOf(folder, resolve(values.source)))

const OWN = {
  project: () => project(folder, resolve(values.project)),
  pages: () => pages(folder),
  sizes: () => sizes(folder, budget),
  templates: () => templates(folder),
  globals: () => globals(folder),
  'base-library': () => baseLibrary(uses(), readDeclaredApis(), budget.baseLibrary),
  sandbox: () => sandbox(folder, budget.baseLibrary),
}
const OFFICIAL = ['quality', 'compilation']
const LIST = 'applications'
const NAMES = [...Object.keys(OWN), ...OFFICIAL, LIST]
const wanted = (name) => values.only.length === 0 || values.only.includes(name)
const stranger = values.only.find((name) => !NAMES.includes(name))
if (stranger !== undefined) giveUp(`There is no check ${stranger}. There are: ${NAMES.join(', ')}`)

const count = { passed: 0, failed: 0 }
const tell = (name, faults) => {
  count[faults.length === 0 ? 'passed' : 'failed'] += 1
  say(faults.length === 0 ? `ok ${name}` : `not ok ${name}: ${faults.slice(0, 10).join(' | ')}`)
}
for (const [name, check] of Object.entries(OWN).filter(([each]) => wanted(each))) tell(name, await answerOrThrown(check))
if (OFFICIAL.some(wanted)) {
  const found = await official(folder, wanted)
  for (const name of OFFICIAL.filter(wanted)) tell(name, found[name])
}
if (wanted(LIST)) {
  say("\nTo be asked for in WeChat's console (mp.weixin.qq.com):")
  for (const line of await answerOrThrown(() => applications(folder, uses(), budget))) say(`  ${line}`)
}
say(`\n${count.passed} passed, ${count.failed} failed`)
// The official tool leaves workers and watchers behind.
process.exit(count.failed === 0 ? 0 : 1)

/** A build so broken that it can't be read is at fault: what was thrown stands in place of the answer. */
async function answerOrThrown(check) {
  try {
    return await check()
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)]
  }
}
