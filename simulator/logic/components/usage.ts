import type { Json } from '#shared/kernel/json'
import type { AppPackage } from '../../border/app-package.ts'
import { at } from '../app-config.ts'
import { npmPlaces, resolvePath } from '../paths.ts'
import { CUSTOM_TAB_BAR } from './custom-tab-bar.ts'

/** A component that a page or another component uses. */
export interface Use {
  readonly tag: string
  readonly path: string
  readonly found: boolean
  /** It lies in a subpackage that comes when it is on the page; its placeholder stands there until then. */
  readonly later: boolean
}

/** What the JSON files say about who uses whom. */
export interface Usage {
  /** In WXML, by `usingComponents` of the app and of its own. */
  tags(path: string): readonly Use[]
  /** All that has to be there before this page or component is shown. */
  needed(path: string): readonly Use[]
  /** `componentGenerics`, as the adapter takes it. */
  generics(path: string): Readonly<Record<string, true | { readonly default: string }>>
}

/** `exists`: whether a path has a script and a template. */
export function readUsage({ configs }: AppPackage, exists: (path: string) => boolean): Usage {
  const app = configs['app'] ?? null
  const roots = [...listOf(at(app, 'subPackages')), ...listOf(at(app, 'subpackages'))].flatMap((one) => textsOf([at(one, 'root')])).map((root) => `${root.replace(/^\/|\/$/g, '')}/`)
  const rootOf = (path: string): string => roots.find((root) => path.startsWith(root)) ?? ''
  const tabs = at(at(app, 'tabBar'), 'custom') === true ? textsOf(listOf(at(at(app, 'tabBar'), 'list')).map((item) => at(item, 'pagePath'))) : []
  const found = (from: string, tag: string, wanted: string, placeholder = false): Use => {
    const there = [resolvePath(from, wanted), ...npmPlaces(from, wanted)].flatMap((place) => [place, `${place}/index`]).find(exists)
    const path = there ?? resolvePath(from, wanted)
    return { tag, path, found: there !== undefined, later: placeholder && rootOf(path) !== '' && rootOf(path) !== rootOf(from) }
  }
  const tags = (path: string): readonly Use[] => {
    const config = configs[path] ?? null
    const placeholders = textMembers(at(config, 'componentPlaceholder'))
    const own = textMembers(at(config, 'usingComponents'))
    const global = Object.entries(textMembers(at(app, 'usingComponents'))).filter(([tag]) => !Object.hasOwn(own, tag))
    return [...global.map(([tag, wanted]) => found('app', tag, wanted)), ...Object.entries(own).map(([tag, wanted]) => found(path, tag, wanted, Object.hasOwn(placeholders, tag)))]
  }
  const defaults = (path: string): readonly (readonly [name: string, wanted: string])[] => Object.entries(members(at(configs[path] ?? null, 'componentGenerics'))).flatMap(([name, generic]) => textsOf([at(generic, 'default')]).map((wanted) => [name, wanted] as const))
  return {
    tags,
    needed: (path) => [
      ...tags(path).filter(({ later }) => !later),
      ...defaults(path).map(([name, wanted]) => found(path, name, wanted)),
      ...(tabs.includes(path) ? [found('app', 'custom-tab-bar', CUSTOM_TAB_BAR)] : []),
    ],
    generics(path) {
      const standing = new Map(defaults(path))
      return Object.fromEntries(Object.keys(members(at(configs[path] ?? null, 'componentGenerics'))).map((name) => {
        const wanted = standing.get(name)
        return [name, wanted === undefined ? true : { default: `/${found(path, name, wanted).path}` }]
      }))
    },
  }
}

const members = (json: Json): Readonly<Record<string, Json>> => (typeof json === 'object' && json !== null && !Array.isArray(json) ? Object.fromEntries(Object.entries(json)) : {})
const textMembers = (json: Json): Readonly<Record<string, string>> => Object.fromEntries(Object.entries(members(json)).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])))
const textsOf = (list: readonly Json[]): readonly string[] => list.filter((one) => typeof one === 'string')
const listOf = (json: Json): readonly Json[] => (isList(json) ? json : [])
const isList = (json: Json): json is readonly Json[] => Array.isArray(json)
