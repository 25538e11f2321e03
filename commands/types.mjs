/** `npm run types`: the type checks of every part. The client is checked twice, for what compiles twice is portable. */
import { bootstrap, root } from './bootstrap.mjs'
import { runSteps } from './run-steps.mjs'
import { say } from './terminal.mjs'
import { LANES, steps } from './steps.mjs'

await bootstrap()
const outcomes = await runSteps(steps(root, { long: false }).filter((step) => step.name.startsWith('types-')), LANES)
for (const { details } of outcomes) for (const detail of details) say(detail)
process.exit(outcomes.every((outcome) => outcome.failed === 0) ? 0 : 1)
