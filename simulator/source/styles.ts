import { posix } from 'node:path'
import postcss, { type Root, type Rule } from 'postcss'
import selectorParser from 'postcss-selector-parser'
import { CLASS_MARK } from '../border/app-package.ts'
import { phoneLengths } from '../border/lengths.ts'
import type { Finding } from '../border/view.ts'
import { withoutExtension } from './files.ts'

/** WXSS as CSS for the phone: imports put in place, rpx, `page`, tags of built-in components, and marks for scoped classes. */
export function compileStyle(sources: ReadonlyMap<string, string>, path: string): { readonly css: string; readonly findings: readonly Finding[] } {
  const findings: Finding[] = []
  const root = withImports(sources, path, findings, new Set())
  root.walkRules((rule) => {
    if (!insideKeyframes(rule)) rule.selector = selectorOf(rule.selector, path, findings)
  })
  root.walkDecls((declaration) => {
    declaration.value = phoneLengths(declaration.value)
  })
  return { css: root.toString(), findings }
}

function withImports(sources: ReadonlyMap<string, string>, path: string, findings: Finding[], seen: Set<string>): Root {
  seen.add(path)
  const root = parse(sources.get(path) ?? '', path, findings)
  root.walkAtRules('import', (rule) => {
    const wanted = /["']([^"']+)["']/.exec(rule.params)?.[1] ?? ''
    const target = `${withoutExtension(wanted.startsWith('/') ? wanted.slice(1) : posix.join(posix.dirname(path), wanted))}.wxss`
    if (!sources.has(target)) findings.push({ level: 'error', area: 'style', text: `${target} is imported, and not there`, at: `${path}:${rule.source?.start?.line ?? 1}` })
    if (sources.has(target) && !seen.has(target)) rule.replaceWith(withImports(sources, target, findings, seen).nodes)
    else rule.remove()
  })
  return root
}

function parse(text: string, path: string, findings: Finding[]): Root {
  try {
    return postcss.parse(text)
  } catch (error) {
    findings.push({ level: 'error', area: 'style', text: error instanceof Error ? error.message : String(error), at: path })
    return postcss.root()
  }
}

const insideKeyframes = ({ parent }: Rule): boolean => parent?.type === 'atrule' && 'name' in parent && String(parent.name).endsWith('keyframes')

function selectorOf(selector: string, path: string, findings: Finding[]): string {
  try {
    return selectorParser((list) => {
      list.walkClasses((node) => {
        node.value = `${CLASS_MARK}${node.value}`
      })
      list.walkTags((node) => {
        node.value = node.value === 'page' ? 'body' : tagOf(node.value)
      })
    }).processSync(selector)
  } catch (error) {
    findings.push({ level: 'error', area: 'style', text: `${selector}: ${error instanceof Error ? error.message : String(error)}`, at: path })
    return selector
  }
}

/** Numbers stand for steps of keyframes. */
const tagOf = (tag: string): string => (/^[a-z]/.test(tag) && !tag.startsWith('wx-') ? `wx-${tag}` : tag)
