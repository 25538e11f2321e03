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

/** Every built-in component that stands here, with the attributes that are taken and not wholly acted on. */
export const componentCoverage = (): readonly Coverage[] => [...components.values()].map(({ tag, partly = {} }) => {
  const differs = Object.entries(partly).map(([attribute, how]) => `${attribute}: ${how}`)
  return { name: tag, since: null, state: differs.length === 0 ? 'works' : 'partly', how: differs.join('; ') }
})

/** The page that shows both. */
export function coveragePage(declared: DeclaredApis): string {
  const apis = apiCoverage(declared)
  const tags = componentCoverage()
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>模拟器 · API 覆盖</title><link rel="icon" href="data:,">
<style>${STYLE}</style></head><body>
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

const STYLE = ':root{color-scheme:light dark}body{font:14px/1.6 system-ui,"PingFang SC","Noto Sans SC","Noto Sans CJK SC",sans-serif;max-width:60em;margin:32px auto;padding:0 16px}small{font-weight:400;opacity:.65}table{border-collapse:collapse;width:100%}th{font-weight:500;text-align:left}th,td{padding:4px 12px 4px 0;border-top:1px solid color-mix(in srgb,currentColor 15%,transparent);vertical-align:top;overflow-wrap:anywhere}td{white-space:nowrap}td:last-child{white-space:normal;opacity:.75}[data-state=absent] th,[data-state=absent] td{opacity:.5}[data-state=works] td:nth-child(2){color:#1a7a46}'

const escaped = (text: string): string => text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`)
