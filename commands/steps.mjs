import { cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import { rmSync } from 'node:fs'
import { built } from './built.mjs'
import { run } from './child.mjs'
import { ofChecks, ofExit, ofJest } from './outcome.mjs'
import { afterSecondTry, mayTryAgain, onlyThese } from './second-try.mjs'

const MINUTE_MS = 60_000
const GIBIBYTE = 1024 ** 3

/** How many light steps run beside each other: a type check or a build takes about 1.5 GB. */
export const LANES = Math.max(1, Math.min(cpus().length, Math.floor(totalmem() / (2 * GIBIBYTE))))

/**
 * Everything `npm test` does. A step is `{ name, alone, after, run }`: `alone` ones live by the clock and
 * get the whole machine, and what fails in them for once is tried again and told; `after` names the steps that must have ended well before.
 */
export function steps(root, { long }) {
  const node = (name, words, { minutes = 5, judge = ofExit, env = {} } = {}) => ({
    name,
    run: async () => judge(await run(process.execPath, words, { log: logOf(name), cwd: root, deadlineMs: minutes * MINUTE_MS, env })),
  })
  const logOf = (name) => join(root, '.cache', 'test', `${name}.log`)
  const binary = (path) => join(root, 'node_modules', path)

  const types = (name) => node(`types-${name}`, [binary('typescript/bin/tsc'), '-p', `config/tsconfig.${name}.json`])
  const walls = (build, ...more) => node(`walls-${build}`, [binary('dependency-cruiser/bin/dependency-cruiser.mjs'), '-c', 'config/dependency-cruiser.cjs', 'src', 'server', 'shared', ...more], { env: { TARO_ENV: build } })
  const build = (target) => ({ name: `build-${target}`, run: async () => ofExit({ code: (await built(root, target, { quietly: true })) ? 0 : 1, late: false, output: `look at .cache/build-${target}.log` }) })

  const jest = (name, projects, { minutes, workers, alone = false, after = [] }) => {
    const attempt = async (called, more) => {
      const report = join(root, '.cache', 'test', `${called}.json`)
      rmSync(report, { force: true })
      const words = [binary('jest/bin/jest.js'), '-c', 'config/jest.config.cjs', '--selectProjects', ...projects, '--ci', '--json', `--outputFile=${report}`, `--maxWorkers=${workers}`, ...more]
      const judge = (ended) => ofJest(ended, report, root)
      const outcome = await node(called, words, { minutes: long ? 90 : minutes, judge, env: { LIANMAI_LONG: long ? '1' : '', NODE_OPTIONS: '--disable-warning=ExperimentalWarning' } }).run()
      return { outcome, report }
    }
    const run = async () => {
      const { outcome, report } = await attempt(name, [])
      const fallen = alone ? mayTryAgain(report) : []
      if (fallen.length === 0) return outcome
      return afterSecondTry(outcome, fallen, (await attempt(`${name}-again`, onlyThese(fallen))).report)
    }
    return { name, alone, after, run }
  }

  return [
    build('h5'),
    build('weapp'),
    ...['h5', 'weapp', 'server', 'simulator', 'test', 'tools'].map(types),
    node('lint', [binary('eslint/bin/eslint.js'), '.', '--max-warnings=0']),
    // Tests may look into either build; they are resolved once.
    walls('h5', 'test', 'bench', 'simulator'),
    walls('weapp'),
    jest('unit', ['h5', 'weapp', 'server'], { minutes: 6, workers: LANES }),
    jest('simulator', ['simulator'], { minutes: 8, workers: LANES, after: ['build-weapp'] }),
    // It puts faults into copies of the built mini-program.
    jest('architecture', ['architecture'], { minutes: 8, workers: 1, after: ['build-weapp'] }),
    { ...node('check-weapp', ['commands/check-weapp.mjs'], { judge: ofChecks }), after: ['build-weapp'] },
    jest('integration', ['integration'], { minutes: 22, workers: 1, alone: true }),
    jest('e2e', ['e2e'], { minutes: 48, workers: 1, alone: true, after: ['build-h5'] }),
  ]
}
