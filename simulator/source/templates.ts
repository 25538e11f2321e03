import compiler from 'glass-easel-template-compiler'
import type { Finding } from '../border/view.ts'
import { withoutExtension } from './files.ts'

interface Parsed {
  readonly message: string
  readonly isError: boolean
  readonly startLine: number
  readonly startColumn: number
}

/** The template functions of all pages and components, as one JavaScript expression, and what the official compiler found. */
export function compileTemplates(sources: ReadonlyMap<string, string>): { readonly code: string; readonly findings: readonly Finding[] } {
  const group = new compiler.TmplGroup()
  const paths = [...sources.keys()]
  for (const [path, text] of sources) if (path.endsWith('.wxs')) group.addScript(withoutExtension(path), text)
  const templates = paths.filter((path) => path.endsWith('.wxml'))
  const findings = templates.flatMap((path) => {
    const found: readonly Parsed[] | undefined = group.addTmpl(withoutExtension(path), sources.get(path) ?? '')
    return (found ?? []).map(({ message, isError, startLine, startColumn }): Finding => (
      { level: isError ? 'error' : 'warning', area: 'template', text: message, at: `${path}:${startLine + 1}:${startColumn + 1}` }
    ))
  })
  const missing = templates.flatMap((path) => missingFor(group, sources, path))
  return { code: group.getTmplGenObjectGroups(), findings: [...findings, ...missing] }
}

function missingFor(group: compiler.TmplGroup, sources: ReadonlyMap<string, string>, path: string): readonly Finding[] {
  const absent = (names: readonly string[], extension: string): readonly string[] => names.map((name) => `${name}${extension}`).filter((name) => !sources.has(name))
  const templates: readonly string[] = group.getDirectDependencies(withoutExtension(path))
  const scripts: readonly string[] = group.getScriptDependencies(withoutExtension(path))
  return [...absent(templates, '.wxml'), ...absent(scripts, '.wxs')]
    .map((name) => ({ level: 'error', area: 'template', text: `${name} is imported, and not there`, at: path }))
}
