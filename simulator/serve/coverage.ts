import { declaredComponents } from '../border/declared-components.ts'
import type { DeclaredApis } from '../border/declared.ts'
import { builtApis } from '../logic/wx/create-wx.ts'
import { components } from '../view/components.ts'

/** How far one name of WeChat goes here. */
export interface Coverage {
  readonly name: string
  readonly since: string | null
  readonly state: 'works' | 'partly' | 'absent'
  /** What differs, where it is partly there. */
  readonly how: string
}

/** Every function and value that WeChat's typings declare in `wx`, counted from what is built. */
export const apiCoverage = (declared: DeclaredApis): readonly Coverage[] => Object.entries(declared).map(([name, { since }]) => {
  const api = builtApis.get(name)
  if (!api) return { name, since, state: 'absent', how: '' }
  return api.support === 'works' ? { name, since, state: 'works', how: '' } : { name, since, state: 'partly', how: api.support.partly }
})

/** Every built-in component of WeChat, counted from what is built; partly is one with attributes that are taken and not wholly acted on. */
export const componentCoverage = (): readonly Coverage[] => Object.entries(declaredComponents).map(([name, since]) => {
  const plan = components.get(name)
  if (!plan) return { name, since, state: 'absent', how: '' }
  const differs = Object.entries(plan.partly ?? {}).map(([attribute, how]) => `${attribute}: ${how}`)
  return { name, since, state: differs.length === 0 ? 'works' : 'partly', how: differs.join('; ') }
})

/** The page that shows both; with a word, the rows that have it. */
export function coveragePage(declared: DeclaredApis, word = ''): string {
  const wanted = ({ name, how }: Coverage): boolean => `${name} ${how}`.toLowerCase().includes(word.toLowerCase())
  const apis = apiCoverage(declared).filter(wanted)
  const tags = componentCoverage().filter(wanted)
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>模拟器 · API 覆盖</title><link rel="icon" href="data:,">
<style>${STYLE}</style></head><body>
<form role="search"><input type="search" name="q" value="${escaped(word)}" placeholder="查找 API 或组件" aria-label="查找 API 或组件"><button>查找</button></form>
<h1>API 覆盖 <small>API coverage</small></h1>
<p>${summary(apis)}</p>${table(apis)}
<h1>组件 <small>Components</small></h1>
<p>${summary(tags)}</p>${table(tags)}
</body></html>
`
}

const WORDS = { works: '可用', partly: '部分', absent: '没有' } as const

function summary(rows: readonly Coverage[]): string {
  const count = (state: Coverage['state']): number => rows.filter((row) => row.state === state).length
  return `${rows.length} · ${WORDS.works} ${count('works')} · ${WORDS.partly} ${count('partly')} · ${WORDS.absent} ${count('absent')}`
}

const table = (rows: readonly Coverage[]): string => `<table><tbody>${rows.map(({ name, since, state, how }) => `<tr data-state="${state}"><th>${escaped(name)}</th><td>${WORDS[state]}</td><td>${escaped(since ?? '')}</td><td>${escaped(how)}</td></tr>`).join('')}</tbody></table>`

const STYLE = `
:root { color-scheme: light dark; --line: light-dark(#e3e6eb, #2a313c); --soft: light-dark(#5a6472, #9aa5b4); --good: light-dark(#1a7a46, #3ccb7f); --partly: light-dark(#8a5600, #f0a020) }
body { max-width: 64em; margin: 0 auto; padding: 16px; background: light-dark(#fff, #171b22); color: light-dark(#10151d, #f2f4f7); font: 14px/1.6 system-ui, "PingFang SC", "Noto Sans SC", "Noto Sans CJK SC", sans-serif }
form { position: sticky; top: 0; display: flex; gap: 8px; padding: 8px 0; background: inherit }
input { flex: 1; min-width: 0; max-width: 24em }
input, button { padding: 8px 12px; border: 1px solid var(--line); border-radius: 8px; background: transparent; color: inherit; font: inherit }
small, p { color: var(--soft); font-weight: 400 }
table { width: 100%; border-collapse: collapse }
th, td { padding: 4px 12px 4px 0; border-top: 1px solid var(--line); text-align: left; vertical-align: top; white-space: nowrap }
th { font-weight: 500 }
td:nth-child(3) { color: var(--soft) }
td:last-child { width: 60%; color: var(--soft); white-space: normal }
[data-state=works] td:nth-child(2) { color: var(--good) }
[data-state=partly] td:nth-child(2) { color: var(--partly) }
[data-state=absent] :is(th, td) { color: var(--soft) }
@media (max-width: 600px) {
  table, tbody { display: block }
  tr { display: block; padding: 6px 0; border-top: 1px solid var(--line) }
  th, td { display: inline; padding: 0 8px 0 0; border: 0 }
  th { overflow-wrap: break-word; white-space: normal }
  td:last-child { display: block }
}`

const escaped = (text: string): string => text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`)
