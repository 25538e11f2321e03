/**
 * `npm test`: every check there is. `--long` runs the same with full counts and goes on where it was cut off, `--only <step>` (more than once) a part,
 * `--list` names the steps. The last line is `N passed, N failed`; full logs lie in `.cache/test`.
 */
import { parseArgs } from 'node:util'
import { bootstrap, root } from './bootstrap.mjs'
import { endAll } from './child.mjs'
import { bringPrograms } from './debian.mjs'
import { giveUp, say } from './terminal.mjs'
import { resume } from './resume.mjs'
import { runSteps } from './run-steps.mjs'
import { LANES, steps } from './steps.mjs'

const OVERALL_MS = { short: 80 * 60_000, long: 180 * 60_000 }

const { values } = parseArgs({ options: { long: { type: 'boolean', default: false }, only: { type: 'string', multiple: true, default: [] }, list: { type: 'boolean', default: false } } })

process.once('exit', endAll)
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => giveUp(`Stopped by ${signal}.\n0 passed, 1 failed`))

const all = steps(root, { long: values.long })
const unknown = values.only.find((name) => !all.some((step) => step.name === name))
if (unknown) giveUp(`There is no step "${unknown}". Steps: ${all.map((step) => step.name).join(', ')}`)
if (values.list) {
  say(all.map((step) => step.name).join('\n'))
  process.exit(0)
}

await bootstrap()
if (values.only.length === 0 || values.only.includes('e2e') || values.only.includes('integration')) await bringPrograms(root)

const began = Date.now()
setTimeout(() => giveUp(`The tests took more than ${OVERALL_MS[values.long ? 'long' : 'short'] / 60_000} minutes; they were ended.\n0 passed, 1 failed`), OVERALL_MS[values.long ? 'long' : 'short']).unref()

const chosen = values.only.length === 0 ? all : all.filter((step) => values.only.includes(step.name))
const outcomes = await runSteps(chosen, LANES, values.long ? resume(root) : undefined)

for (const { name, details } of outcomes) for (const detail of details) say(`\n✗ ${name}: ${detail.trimStart()}`)
for (const { name, again = [] } of outcomes) for (const detail of again) say(`\n↻ ${name}, passed only at the second try: ${detail.trimStart()}`)
const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0)
const failed = outcomes.reduce((sum, outcome) => sum + outcome.failed, 0)
say(`\n${Math.round((Date.now() - began) / 1_000)} s; logs in .cache/test`)
say(`${passed} passed, ${failed} failed`)
process.exit(failed === 0 && passed > 0 ? 0 : 1)
