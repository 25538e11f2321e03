/** `npm run pictures`: takes the README's pictures anew, into docs/pictures. Look at them before you commit. */
import { bootstrap, root } from './bootstrap.mjs'
import { built } from './built.mjs'
import { bringPrograms } from './debian.mjs'
import { runTypescript } from './run-typescript.mjs'
import { giveUp } from './terminal.mjs'

await bootstrap()
await bringPrograms(root)
if (!(await built(root, 'h5'))) giveUp('The H5 app could not be built. Look at .cache/build-h5.log.')
process.exit(await runTypescript(root, 'test/pictures/take.ts', process.argv.slice(2)))
