import compiler from 'glass-easel-template-compiler'
import type { WxsPlace } from '../border/app-package.ts'
import type { Finding } from '../border/view.ts'
import { withoutExtension } from './files.ts'
import { guardModules, prepareWxs, WXS_RUNTIME } from './wxs.ts'

interface Parsed {
  readonly message: string
  readonly isError: boolean
  readonly startLine: number
  readonly startColumn: number
}

/** What became of all templates, and of the scripts inside them. */
export interface CompiledTemplates {
  readonly code: string
  readonly wxs: readonly WxsPlace[]
  readonly findings: readonly Finding[]
}

/** The template functions of all pages and components, as one JavaScript expression, and what the official compiler found. */
export function compileTemplates(sources: ReadonlyMap<string, string>): CompiledTemplates {
  const group = new compiler.TmplGroup()
  group.setExtraRuntimeScript(WXS_RUNTIME)
  const findings: Finding[] = []
  const prepared = (path: string, text: string, firstLine = 1): string => {
    const made = prepareWxs(path, text, firstLine)
    if (made.ok) return made.value
    findings.push(made.failure)
    return ''
  }
  for (const [path, text] of sources) if (path.endsWith('.wxs')) group.addScript(withoutExtension(path), prepared(path, text))
  const templates = [...sources].filter(([path]) => path.endsWith('.wxml'))
  for (const [path, text] of templates) {
    findings.push(...parse(group, path, text))
    for (const name of inlineNames(group, path)) group.setInlineScript(withoutExtension(path), name, prepared(path, group.getInlineScript(withoutExtension(path), name), inlineLine(text, name)))
  }
  findings.push(...templates.flatMap(([path]) => missingFor(group, sources, path)))
  const code = `(W)=>${guardModules(group.getTmplGenObjectGroups())}`
  return { code, wxs: placesIn(code, group, sources), findings }
}

function parse(group: compiler.TmplGroup, path: string, text: string): readonly Finding[] {
  const found: readonly Parsed[] | undefined = group.addTmpl(withoutExtension(path), text)
  return (found ?? []).map(({ message, isError, startLine, startColumn }): Finding => (
    { level: isError ? 'error' : 'warning', area: 'template', text: message, at: `${path}:${startLine + 1}:${startColumn + 1}` }
  ))
}

function missingFor(group: compiler.TmplGroup, sources: ReadonlyMap<string, string>, path: string): readonly Finding[] {
  const absent = (names: readonly string[], extension: string): readonly string[] => names.map((name) => `${name}${extension}`).filter((name) => !sources.has(name))
  const templates: readonly string[] = group.getDirectDependencies(withoutExtension(path))
  const scripts: readonly string[] = group.getScriptDependencies(withoutExtension(path))
  return [...absent(templates, '.wxml'), ...absent(scripts, '.wxs')]
    .map((name) => ({ level: 'error', area: 'template', text: `${name} is imported, and not there`, at: path }))
}

function inlineNames(group: compiler.TmplGroup, path: string): readonly string[] {
  const names: readonly string[] = group.getInlineScriptModuleNames(withoutExtension(path))
  return names
}

/** Scripts stand in the compiled code as they are: an error's line there leads back to its source. */
function placesIn(code: string, group: compiler.TmplGroup, sources: ReadonlyMap<string, string>): readonly WxsPlace[] {
  const place = (head: string, path: string, line: number, text: string): readonly WxsPlace[] => {
    const at = code.indexOf(`${head}(require,exports,module)=>{`)
    return at < 0 ? [] : [{ path, line, compiledLine: linesIn(code.slice(0, at)), lines: linesIn(text) }]
  }
  return [...sources].flatMap(([path, text]) => {
    const name = withoutExtension(path)
    if (path.endsWith('.wxs')) return place(`D(${JSON.stringify(name)},`, path, 1, text)
    if (!path.endsWith('.wxml')) return []
    return inlineNames(group, path).flatMap((module) => place(`D('${name}#${module}',`, path, inlineLine(text, module), group.getInlineScript(name, module)))
  })
}

/** The line on which the content of an inline script begins. */
const inlineLine = (text: string, module: string): number => {
  const tag = [...text.matchAll(/<wxs\b[^>]*>/g)].find(([found]) => new RegExp(`module\\s*=\\s*["']${module}["']`).test(found))
  return tag === undefined ? 1 : linesIn(text.slice(0, tag.index + tag[0].length))
}

const linesIn = (text: string): number => text.split('\n').length
