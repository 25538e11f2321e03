import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from '../support/tree'

/** How `npm test` counts: what jest really reports of such files, read by the command's own judge. */

interface Outcome {
  readonly passed: number
  readonly failed: number
  readonly details: readonly string[]
}

test.each([
  { what: 'tests that hold', files: { 'a.test.js': "test('one', () => {}); test('two', () => {})" }, passed: 2, failed: 0 },
  { what: 'a test that fails', files: { 'a.test.js': "test('one', () => {}); test('two', () => { throw new Error('no') })" }, passed: 1, failed: 1 },
  // Text of a file that jest is given: the judge must count its skipped test as failed.
  { what: 'a skipped test', files: { 'a.test.js': "test('one', () => {}); test.skip('two', () => {})" }, passed: 1, failed: 1 },
  { what: 'a test to be written', files: { 'a.test.js': "test('one', () => {}); test.todo('two')" }, passed: 1, failed: 1 },
  { what: 'an empty file', files: { 'a.test.js': '', 'b.test.js': "test('one', () => {})" }, passed: 1, failed: 1 },
  { what: 'a file that does not load', files: { 'a.test.js': "require('./nowhere')", 'b.test.js': "test('one', () => {})" }, passed: 1, failed: 1 },
  { what: 'a file that does not clean up', files: { 'a.test.js': "test('one', () => {}); afterAll(() => { throw new Error('no') })" }, passed: 1, failed: 1 },
  { what: 'no test at all', files: { 'a.txt': '' }, passed: 0, failed: 1 },
])('$what: $passed passed, $failed failed', ({ files, passed, failed }) => {
  const outcome = judged(files)
  expect(outcome).toMatchObject({ passed, failed })
  expect(outcome.details.length).toBe(failed)
})

test('a check that printed nothing counts as failed', () => {
  expect(evaluate<Outcome>("ofChecks({ code: 0, late: false, output: '' })")).toMatchObject({ passed: 0, failed: 1 })
})

test('checks are counted one by one', () => {
  expect(evaluate<Outcome>("ofChecks({ code: 1, late: false, output: 'ok a\\nnot ok b: why\\nok c' })")).toEqual({ passed: 2, failed: 1, details: ['not ok b: why'] })
})

test('a step that took too long counts as failed', () => {
  expect(evaluate<Outcome>("ofExit({ code: 1, late: true, output: '' })")).toEqual({ passed: 0, failed: 1, details: ['took too long'] })
})

describe('a second try', () => {
  const shaky = "test('falls once', () => { const fs = require('fs'); const told = fs.existsSync(__dirname + '/told'); fs.writeFileSync(__dirname + '/told', ''); if (!told) throw new Error('busy') })"
  const falls = "test('falls (always)', () => { throw new Error('no') })"
  const holds = "test('holds', () => {})"

  test('saves what falls for once, and tells why it fell; what always falls has failed', () => {
    expect(triedTwice({ 'a.test.js': `${shaky}; ${falls}; ${holds}` })).toMatchObject({
      passed: 2, failed: 1, details: [expect.stringContaining('falls (always)')], again: [expect.stringMatching(/falls once[^]*busy/)],
    })
  })

  test.each([
    ['a file that does not load', { 'a.test.js': shaky, 'b.test.js': "require('./nowhere')" }],
    ['a skipped test', { 'a.test.js': `${shaky}; test.skip('two', () => {})` }],
    ['more failures than an accident has', { 'a.test.js': Array.from({ length: 7 }, (_, index) => `test('${index}', () => { throw new Error('no') })`).join('\n') }],
  ])('is not given beside %s', (_what, files) => {
    expect(triedTwice(files)).toBeNull()
  })
})

/** What came of both tries; null where no second one is given. */
function triedTwice(files: Readonly<Record<string, string>>): Outcome & { readonly again: readonly string[] } | null {
  return inFolder(files, (folder) => {
    const [first, second] = [join(folder, 'first.json'), join(folder, 'second.json')]
    runJest(folder, first, [])
    const fallen = evaluate<readonly unknown[]>(`mayTryAgain(${JSON.stringify(first)})`)
    if (fallen.length === 0) return null
    runJest(folder, second, evaluate<readonly string[]>(`onlyThese(${JSON.stringify(fallen)})`))
    return evaluate(`afterSecondTry(ofJest({ late: false, output: '' }, ${JSON.stringify(first)}, ${JSON.stringify(folder)}), ${JSON.stringify(fallen)}, ${JSON.stringify(second)})`)
  })
}

function judged(files: Readonly<Record<string, string | undefined>>): Outcome {
  return inFolder(files, (folder) => {
    const report = join(folder, 'report.json')
    const ended = runJest(folder, report, [])
    return evaluate<Outcome>(`ofJest({ code: 0, late: false, output: ${JSON.stringify(ended.slice(-1_000))} }, ${JSON.stringify(report)}, ${JSON.stringify(folder)})`)
  })
}

function inFolder<Value>(files: Readonly<Record<string, string | undefined>>, work: (folder: string) => Value): Value {
  const folder = mkdtempSync(join(tmpdir(), 'outcome-'))
  try {
    for (const [name, text = ''] of Object.entries(files)) writeFileSync(join(folder, name), text)
    writeFileSync(join(folder, 'jest.config.json'), JSON.stringify({ rootDir: folder, testEnvironment: 'node', transform: {} }))
    return work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const runJest = (folder: string, report: string, more: readonly string[]): string =>
  said([join(root, 'node_modules/jest/bin/jest.js'), '-c', join(folder, 'jest.config.json'), '--ci', '--json', `--outputFile=${report}`, ...more])

function said(words: readonly string[]): string {
  try {
    return execFileSync(process.execPath, words, { encoding: 'utf8', stdio: 'pipe', env: { ...process.env, NODE_OPTIONS: '' } })
  } catch (error) {
    return String(error)
  }
}

function evaluate<Value>(expression: string): Value {
  const program = `import { ofChecks, ofExit, ofJest } from ${JSON.stringify(join(root, 'commands/outcome.mjs'))}; import { afterSecondTry, mayTryAgain, onlyThese } from ${JSON.stringify(join(root, 'commands/second-try.mjs'))}; console.log(JSON.stringify(${expression}))`
  return JSON.parse(execFileSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' }))
}
