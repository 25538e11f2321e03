import { parseSync, transformFromAstSync, types, type PluginObj } from '@babel/core'
import vm from 'node:vm'
import { failure, success, type Result } from '#shared/kernel/result'
import type { Finding } from '../border/view.ts'
import { lineOf } from './wxs.ts'

/** An `import` or `export` at the beginning of a line, or behind a statement's end. */
const MODULE_SYNTAX = /(^|[;}\s])(import\s*["'{*\w]|export\s*(default\b|const\b|let\b|var\b|function\b|class\b|async\b|\{|\*))/m

const options = (filename: string) => ({ filename, configFile: false, babelrc: false, sourceType: 'unambiguous' } as const)

/** DevTools' own step for sources in ES modules: CommonJS, on the same lines, so that an error's line is the source's. */
export function commonJsOf(path: string, text: string): Result<{ readonly code: string; readonly changed: boolean }, Finding> {
  const plain = checked(path, text)
  if (plain.ok || !MODULE_SYNTAX.test(text)) return plain
  try {
    const tree = parseSync(text, options(path))
    if (tree?.program.sourceType !== 'module') return plain
    const made = transformFromAstSync(tree, text, { ...options(path), retainLines: true, compact: false, plugins: [namespaceExports, '@babel/plugin-transform-modules-commonjs'] })
    return success({ code: made?.code ?? text, changed: true })
  } catch (error) {
    return wrong(path, error instanceof Error ? `SyntaxError: ${firstLine(error.message, path)}` : String(error), lineOf(error))
  }
}

/** `export * as name from` as the two statements that it stands for. */
const namespaceExports = (): PluginObj => ({
  visitor: {
    ExportNamedDeclaration(path) {
      const { specifiers: [first], source } = path.node
      if (!source || first?.type !== 'ExportNamespaceSpecifier') return
      const name = path.scope.generateUidIdentifier(first.exported.name)
      const ways = [types.importDeclaration([types.importNamespaceSpecifier(name)], source), types.exportNamedDeclaration(null, [types.exportSpecifier(name, first.exported)])]
      path.replaceWithMultiple(ways.map((way) => Object.assign(way, { loc: path.node.loc })))
    },
  },
})

/** Babel puts the file's whole path before its sentence, and a picture of the place behind it. */
const firstLine = (message: string, path: string): string => {
  const [line = ''] = message.split('\n')
  const at = line.indexOf(`${path}: `)
  return at < 0 ? line : line.slice(at + path.length + 2)
}

/** The same, as the engine reads it: without a module's syntax, a file runs as it is. */
function checked(path: string, text: string): ReturnType<typeof commonJsOf> {
  try {
    vm.compileFunction(text, [], { filename: path })
    return success({ code: text, changed: false })
  } catch (error) {
    const stack: unknown = Reflect.get(Object(error), 'stack')
    const [, line] = /:(\d+)\n/.exec(String(stack)) ?? []
    return wrong(path, String(error), Number(line ?? 1))
  }
}

const wrong = (path: string, text: string, line: number): Result<never, Finding> => failure({ level: 'error', area: 'script', text, at: `${path}:${line}` })
