import { existsSync, readFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import type { Json } from '#shared/kernel/json'
import { failure, success, type Result } from '#shared/kernel/result'
import type { AppPackage } from '../border/app-package.ts'
import type { Finding } from '../border/view.ts'
import { filesBelow, readSource, withoutExtension } from './files.ts'
import { commonJsOf } from './scripts.ts'
import { compileStyle } from './styles.ts'
import { compileTemplates } from './templates.ts'

/** A folder that holds `app.json`, found as DevTools finds it. */
export interface Project {
  readonly folder: string
  readonly name: string
  readonly appId: string
}

/** Where a mini-program lies: the folder itself, or what its `project.config.json` names. The failure is a sentence. */
export function findProject(folder: string): Result<Project, string> {
  const config = readConfig(join(folder, 'project.config.json'))
  const root = resolve(folder, textOf(config, 'miniprogramRoot') ?? '.')
  if (!existsSync(join(root, 'app.json'))) return failure(`${root} holds no app.json: it is no mini-program.`)
  const name = textOf(config, 'projectname') ?? basename(resolve(folder))
  return success({ folder: root, name: decodeURIComponent(name), appId: textOf(config, 'appid') ?? 'touristappid' })
}

function readConfig(path: string): Json {
  try {
    const config: Json = JSON.parse(readFileSync(path, 'utf8'))
    return config
  } catch {
    return null
  }
}

function textOf(config: Json, name: string): string | null {
  const value: unknown = typeof config === 'object' && config !== null ? Reflect.get(config, name) : null
  return typeof value === 'string' && value !== '' ? value : null
}

const SOURCES = /\.(js|json|wxml|wxss|wxs)$/

/** Reads and compiles a whole mini-program; nothing on disk is changed. What is wrong in it stands in `findings`. */
export function readAppPackage({ folder, name, appId }: Project): AppPackage {
  const findings: Finding[] = []
  const files: Record<string, { bytes: number; sha256: string }> = {}
  const sources = new Map<string, string>()
  for (const path of filesBelow(folder)) {
    const { text, bytes, sha256 } = readSource(folder, path)
    files[path] = { bytes, sha256 }
    if (SOURCES.test(path)) sources.set(path, text)
  }
  const templates = compileTemplates(sources)
  findings.push(...templates.findings)
  const { scripts, transpiled } = readScripts(sources, findings)
  return { name, appId, files, configs: readConfigs(sources, findings), scripts, transpiled, templates: templates.code, wxs: templates.wxs, styles: readStyles(sources, findings), findings }
}

function readScripts(sources: ReadonlyMap<string, string>, findings: Finding[]): Pick<AppPackage, 'scripts' | 'transpiled'> {
  const scripts: Record<string, string> = {}
  const transpiled: string[] = []
  for (const [path, text] of ofKind(sources, '.js')) {
    const made = commonJsOf(path, text)
    if (!made.ok) findings.push(made.failure)
    scripts[withoutExtension(path)] = made.ok ? made.value.code : thrower(made.failure)
    if (made.ok && made.value.changed) transpiled.push(withoutExtension(path))
  }
  return { scripts, transpiled }
}

/** In the place of a file that is no JavaScript: throws when it is run, on the same line. */
const thrower = ({ text, at = '' }: Finding): string => `${'\n'.repeat(Number(/:(\d+)$/.exec(at)?.[1] ?? 1) - 1)}throw new SyntaxError(${JSON.stringify(text.replace(/^SyntaxError: /, ''))})`

function readConfigs(sources: ReadonlyMap<string, string>, findings: Finding[]): Record<string, Json> {
  const configs: Record<string, Json> = {}
  for (const [path, text] of ofKind(sources, '.json')) {
    try {
      configs[withoutExtension(path)] = JSON.parse(text)
    } catch (error) {
      findings.push({ level: 'error', area: 'script', text: error instanceof Error ? error.message : String(error), at: `${path}:${lineOfJson(error, text)}` })
    }
  }
  return configs
}

/** The engine names a place, by line or by position. */
function lineOfJson(error: unknown, text: string): number {
  const message = error instanceof Error ? error.message : ''
  const [, line] = /line (\d+)/.exec(message) ?? []
  const [, position] = /position (\d+)/.exec(message) ?? []
  return Number(line ?? text.slice(0, Number(position ?? text.length)).split('\n').length)
}

function readStyles(sources: ReadonlyMap<string, string>, findings: Finding[]): Record<string, string> {
  const styles: Record<string, string> = {}
  for (const [path] of ofKind(sources, '.wxss')) {
    const made = compileStyle(sources, path)
    findings.push(...made.findings)
    styles[withoutExtension(path)] = made.css
  }
  return styles
}

const ofKind = (sources: ReadonlyMap<string, string>, extension: string): readonly (readonly [string, string])[] => [...sources].filter(([path]) => path.endsWith(extension))
