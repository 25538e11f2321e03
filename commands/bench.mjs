/** `npm run bench`: measures this machine, prints a table and keeps it in `.cache/bench.json`. `--quick`, `--only <row>`. */
import { bootstrap, root } from './bootstrap.mjs'
import { built } from './built.mjs'
import { bringPrograms } from './debian.mjs'
import { runTypescript } from './run-typescript.mjs'
import { giveUp } from './terminal.mjs'

await bootstrap()
await bringPrograms(root)
for (const target of ['h5', 'weapp']) if (!(await built(root, target))) giveUp(`The ${target} app could not be built. Look at .cache/build-${target}.log.`)
process.exit(await runTypescript(root, 'bench/main.ts', process.argv.slice(2)))
