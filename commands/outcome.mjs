import { existsSync, readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { stripVTControlCharacters } from 'node:util'

/** What came of one step: `{ passed, failed, details }`, details being texts for the person, one for each that failed. */

const DETAIL_LINES = 30
const TAIL_LINES = 40

/** A step that holds or does not. */
export const ofExit = ({ code, late, output }) =>
  code === 0 ? { passed: 1, failed: 0, details: [] } : { passed: 0, failed: 1, details: [late ? 'took too long' : tail(output)] }

/** A step that prints `ok …` and `not ok …` lines. */
export function ofChecks({ code, late, output }) {
  const lines = output.split('\n')
  const passed = lines.filter((line) => line.startsWith('ok ')).length
  const refused = lines.filter((line) => line.startsWith('not ok '))
  if (late || (code !== 0 && refused.length === 0)) return { passed, failed: 1, details: [late ? 'took too long' : tail(output)] }
  if (passed + refused.length === 0) return { passed: 0, failed: 1, details: ['no check ran'] }
  return { passed, failed: refused.length, details: refused }
}

/** Jest's own report. Skipped, todo and empty tests prove nothing, so they count as failed. */
export function ofJest({ late, output }, reportPath, root) {
  if (late || !existsSync(reportPath)) return { passed: 0, failed: 1, details: [late ? `took too long\n${tail(output)}` : tail(output)] }
  const report = JSON.parse(readFileSync(reportPath, 'utf8'))
  const details = report.testResults.flatMap((file) => detailsOf(file, root))
  const idle = report.numPendingTests + report.numTodoTests
  const failed = report.numFailedTests + idle + report.numRuntimeErrorTestSuites
  if (report.numTotalTests === 0) return { passed: 0, failed: Math.max(1, failed), details: [...details, 'no test ran'] }
  if (!report.success && failed === 0) return { passed: report.numPassedTests, failed: 1, details: [tail(output)] }
  return { passed: report.numPassedTests, failed, details }
}

function detailsOf(file, root) {
  const where = relative(root, file.name)
  // A file may fail as a whole: it does not load, or does not clean up.
  const broken = file.status === 'failed' && !file.assertionResults.some(({ status }) => status === 'failed') ? [`${where}\n${shorten(file.message)}`] : []
  const tests = file.assertionResults.filter(({ status }) => status !== 'passed')
  return [...broken, ...tests.map((test) => `${where} › ${test.fullName} (${test.status})\n${shorten(test.failureMessages.join('\n'))}`)]
}

/** Without colours, and without the way through other people's code. */
const clean = (text) => stripVTControlCharacters(text).split('\n').filter((line) => !/^\s+at .*node_modules/.test(line)).join('\n').trimEnd()
const shorten = (text) => clean(text).split('\n').slice(0, DETAIL_LINES).map((line) => `    ${line}`).join('\n')
const tail = (text) => clean(text).split('\n').slice(-TAIL_LINES).map((line) => `    ${line}`).join('\n')
