import { existsSync, readFileSync } from 'node:fs'

/** More failures than this are no accident of a busy machine. */
const MOST = 6

/**
 * Tests of jest's report at `path` that failed and may be tried once more: `[{ file, name }]`.
 * None if anything else is wrong, or if they are too many.
 */
export function mayTryAgain(path) {
  if (!existsSync(path)) return []
  const { testResults, numRuntimeErrorTestSuites, numPendingTests, numTodoTests } = JSON.parse(readFileSync(path, 'utf8'))
  const fallen = testResults.flatMap((file) => file.assertionResults.filter(({ status }) => status === 'failed').map(({ fullName }) => ({ file: file.name, name: fullName })))
  const broken = testResults.some((file) => file.status === 'failed' && !file.assertionResults.some(({ status }) => status === 'failed'))
  return broken || numRuntimeErrorTestSuites + numPendingTests + numTodoTests > 0 || fallen.length > MOST ? [] : fallen
}

/** What jest is told to run only these. */
export const onlyThese = (fallen) => [
  ...['--testNamePattern', `^(${fallen.map(({ name }) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})$`],
  ...['--runTestsByPath', ...new Set(fallen.map(({ file }) => file))],
]

/**
 * The outcome of both tries. What passed the second time counts as passed, and is told under `again` with what was wrong the first time.
 * `path`: jest's report of the second.
 */
export function afterSecondTry(first, fallen, path) {
  const results = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).testResults : []
  const holds = ({ file, name }) => results.some((result) => result.name === file && result.assertionResults.some(({ fullName, status }) => fullName === name && status === 'passed'))
  const saved = fallen.map(holds)
  return {
    passed: first.passed + saved.filter(Boolean).length,
    failed: first.failed - saved.filter(Boolean).length,
    // One detail a failed test, in the same order.
    details: first.details.filter((_, index) => !saved[index]),
    again: first.details.filter((_, index) => saved[index]),
  }
}
