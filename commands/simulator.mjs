/** `npm run simulator -- DIR`: runs any mini-program's folder in simulated phones, without the rest of the demo. `--port N` chooses the port. */
import { resolve } from 'node:path'
import { bootstrap, root } from './bootstrap.mjs'
import { simulate } from './simulate.mjs'

await bootstrap()
const words = process.argv.slice(2)
const at = words.indexOf('--port')
const port = at < 0 ? 8081 : Number(words[at + 1])
const [folder = '.'] = words.filter((word, index) => !word.startsWith('--') && (at < 0 || index !== at + 1))
const phones = simulate(root, { folder: resolve(folder), port, shown: true })
process.on('SIGINT', phones.stop)
process.on('SIGTERM', phones.stop)
process.exitCode = await phones.ended
