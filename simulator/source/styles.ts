import { posix } from 'node:path'
import postcss, { CssSyntaxError, type Root, type Rule } from 'postcss'
import selectorParser from 'postcss-selector-parser'
import { failure, success, type Result } from '#shared/kernel/result'
import { CLASS_MARK } from '../border/app-package.ts'
import { phoneLengths } from '../border/lengths.ts'
import type { Finding } from '../border/view.ts'
import { withoutExtension } from './files.ts'

/** WXSS as CSS for the phone: imports put in place, rpx, `page`, tags of built-in components, and marks for scoped classes. */
export function compileStyle(sources: ReadonlyMap<string, string>, path: string): { readonly css: string; readonly findings: readonly Finding[] } {
  const findings: Finding[] = []
  return { css: withImports(sources, path, findings, new Set()).toString(), findings }
}

function withImports(sources: ReadonlyMap<string, string>, path: string, findings: Finding[], seen: Set<string>): Root {
  seen.add(path)
  const root = parse(sources.get(path) ?? '', path, findings)
  convert(root, path, findings)
  root.walkAtRules('import', (rule) => {
    const wanted = /["']([^"']+)["']/.exec(rule.params)?.[1] ?? ''
    const target = `${withoutExtension(wanted.startsWith('/') ? wanted.slice(1) : posix.join(posix.dirname(path), wanted))}.wxss`
    if (!sources.has(target)) findings.push({ level: 'error', area: 'style', text: `${target} is imported, and not there`, at: `${path}:${rule.source?.start?.line ?? 1}` })
    if (sources.has(target) && !seen.has(target)) rule.replaceWith(withImports(sources, target, findings, seen).nodes)
    else rule.remove()
  })
  return root
}

function convert(root: Root, path: string, findings: Finding[]): void {
  root.walkRules((rule) => {
    if (insideKeyframes(rule)) return
    const made = selectorOf(rule.selector)
    if (made.ok) rule.selector = made.value
    else findings.push({ level: 'error', area: 'style', text: `${rule.selector}: ${made.failure}`, at: `${path}:${rule.source?.start?.line ?? 1}` })
  })
  root.walkDecls((declaration) => {
    declaration.value = phoneLengths(declaration.value)
  })
}

function parse(text: string, path: string, findings: Finding[]): Root {
  try {
    return postcss.parse(text)
  } catch (error) {
    const { reason, line } = error instanceof CssSyntaxError ? error : { reason: String(error), line: 1 }
    findings.push({ level: 'error', area: 'style', text: reason, at: `${path}:${line ?? 1}` })
    return postcss.root()
  }
}

const insideKeyframes = ({ parent }: Rule): boolean => parent?.type === 'atrule' && 'name' in parent && String(parent.name).endsWith('keyframes')

function selectorOf(selector: string): Result<string, string> {
  try {
    return success(selectorParser((list) => {
      list.walkClasses((node) => {
        node.value = `${CLASS_MARK}${node.value}`
      })
      list.walkTags((node) => {
        node.value = node.value === 'page' ? 'body' : tagOf(node.value)
      })
    }).processSync(selector))
  } catch (error) {
    return failure(error instanceof Error ? error.message : String(error))
  }
}

/** Numbers stand for steps of keyframes. */
const tagOf = (tag: string): string => (/^[a-z]/.test(tag) && !tag.startsWith('wx-') ? `wx-${tag}` : tag)
