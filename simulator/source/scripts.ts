import { transformSync } from '@babel/core'
import { failure, success, type Result } from '#shared/kernel/result'
import type { Finding } from '../border/view.ts'

/** An `import` or `export` at the beginning of a line, or behind a statement's end. */
const MODULE_SYNTAX = /(^|[;}\s])(import\s*["'{*\w]|export\s*(default\b|const\b|let\b|var\b|function\b|class\b|async\b|\{|\*))/m

/** DevTools' own step for sources in ES modules: CommonJS, on the same lines, so that an error's line is the source's. */
export function commonJsOf(path: string, text: string): Result<{ readonly code: string; readonly changed: boolean }, Finding> {
  if (!MODULE_SYNTAX.test(text)) return success({ code: text, changed: false })
  try {
    const made = transformSync(text, {
      filename: path,
      configFile: false,
      babelrc: false,
      retainLines: true,
      compact: false,
      sourceType: 'unambiguous',
      plugins: ['@babel/plugin-transform-modules-commonjs'],
    })
    const code = made?.code ?? text
    return success({ code, changed: code !== text })
  } catch (error) {
    return failure({ level: 'error', area: 'script', text: error instanceof Error ? error.message : String(error), at: path })
  }
}
