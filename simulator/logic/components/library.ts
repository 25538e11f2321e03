import { MiniProgramEnv, type glassEasel, type CodeSpace, type ComponentEnv } from 'glass-easel-miniprogram-adapter'
import type { Json } from '#shared/kernel/json'
import type { AppPackage } from '../../border/app-package.ts'
import { at } from '../app-config.ts'
import { npmPlaces, resolvePath } from '../paths.ts'
import { builtInBehavior } from './behaviors.ts'
import { propertiesOf } from './property-types.ts'

/** Everything `Page`, `Component` and `Behavior` register, with templates and style scopes. */
export interface Library {
  readonly space: CodeSpace
  readonly env: MiniProgramEnv
  /** `Page`, `Component` and `Behavior`: what they define belongs to the path that is being loaded. */
  readonly constructors: ComponentEnv
  /** Runs the file of a page or component, so that what it defines is known by this path. */
  loading(path: string, run: () => void): void
  /** The components that a page or component names in its JSON, by their paths. */
  using(path: string): readonly { readonly tag: string; readonly path: string; readonly found: boolean }[]
  /** After its script ran: true if it registered a page or component. */
  registered(path: string): boolean
  scopeName(scope: number): string | undefined
}

type Templates = Readonly<Record<string, glassEasel.template.ComponentTemplate['content']>>

export function createLibrary(app: AppPackage, templates: Templates): Library {
  const env = new MiniProgramEnv()
  const space = env.createCodeSpace('', true)
  const components = space.getComponentSpace()
  components.updateComponentOptions({ writeIdToDOM: true, useMethodCallerListeners: true, writeFieldsToNode: false, idPrefixGenerator: null })
  const exists = (path: string): boolean => Object.hasOwn(app.scripts, path) && Object.hasOwn(templates, path)
  const locate = (from: string, wanted: string): string | null => [resolvePath(from, wanted), ...npmPlaces(from, wanted)].flatMap((place) => [place, `${place}/index`]).find(exists) ?? null
  const using = (path: string) => Object.entries({ ...members(at(app.configs['app'] ?? null, 'usingComponents')), ...members(at(app.configs[path] ?? null, 'usingComponents')) })
    .map(([tag, wanted]) => ({ tag, path: locate(path, wanted) ?? resolvePath(path, wanted), found: locate(path, wanted) !== null }))

  for (const [path, content] of Object.entries(templates)) {
    if (!Object.hasOwn(app.scripts, path)) continue
    space.addComponentStaticConfig(path, staticConfig(app, path, using(path), locate))
    // Without the fallback, `bindtap` would be an attribute.
    space.addCompiledTemplate(path, { groupList: templates, content, fallbackListenerOnNativeNode: true })
    if (Object.hasOwn(app.styles, path)) space.addStyleSheet(path, path, scopeOf(path))
  }
  space.addStyleSheet('app', 'app')
  let current = 'app'

  return {
    space,
    env,
    using,
    constructors: constructorsFor(space, () => current),
    loading(path, run) {
      const before = current
      current = path
      try {
        run()
      } finally {
        current = before
      }
    },
    registered: (path) => components.getComponentByUrlWithoutDefault(path, '') !== null,
    scopeName: (scope) => components.styleScopeManager.queryName(scope),
  }
}

/** The scope of a component's class names: readable, and legal in CSS. */
export const scopeOf = (path: string): string => path.replace(/[^a-zA-Z0-9]+/g, '-')

function staticConfig(app: AppPackage, path: string, using: ReturnType<Library['using']>, locate: (from: string, wanted: string) => string | null): Record<string, unknown> {
  const config = app.configs[path] ?? null
  const generics = Object.entries(objectOf(at(config, 'componentGenerics'))).map(([name, generic]) => {
    const wanted = at(generic, 'default')
    return [name, typeof wanted === 'string' ? { default: `/${locate(path, wanted) ?? resolvePath(path, wanted)}` } : true]
  })
  return {
    ...objectOf(config),
    usingComponents: Object.fromEntries(using.filter(({ found }) => found).map(({ tag, path: target }) => [tag, `/${target}`])),
    componentGenerics: Object.fromEntries(generics),
  }
}

/** The adapter reads style isolation from JSON alone; a component's own options may say it too. */
function constructorsFor(space: CodeSpace, current: () => string): ComponentEnv {
  const env = (): ComponentEnv => space.componentEnv(current(), (constructors) => constructors)
  const define = (definition?: unknown): unknown => {
    const { Component, Behavior } = env()
    if (definition === undefined) return Component()
    if (typeof definition !== 'object' || definition === null) throw new TypeError('Component takes an object')
    readIsolation(space, current(), definition)
    const made: unknown = Reflect.apply(Component, undefined, [ownWords(definition, Behavior)])
    plainIds(space, current())
    return made
  }
  const definePage = (definition: unknown): void => {
    const { Page, Behavior } = env()
    if (typeof definition !== 'object' || definition === null) throw new TypeError('Page takes an object')
    Reflect.apply(Page, undefined, [ownWords(definition, Behavior)])
    plainIds(space, current())
  }
  const defineBehavior = (definition?: unknown): unknown => {
    const { Behavior } = env()
    return Reflect.apply(Behavior, undefined, typeof definition === 'object' && definition !== null ? [ownWords(definition, Behavior)] : [])
  }
  return { Page: definePage, Component: own(define), Behavior: Object.assign(own<ComponentEnv['Behavior']>(defineBehavior), { trait: env().Behavior.trait }) }
}

/** Our functions take the place of the adapter's, whose overloads a plain function can't repeat. */
function own<T>(value: unknown): T {
  const holder: object = { value }
  const typed: T = Reflect.get(holder, 'value')
  return typed
}

function readIsolation(space: CodeSpace, path: string, definition: object): void {
  const options: unknown = Reflect.get(definition, 'options')
  if (typeof options !== 'object' || options === null) return
  const isolation: unknown = Reflect.get(options, 'styleIsolation')
  const addGlobalClass: unknown = Reflect.get(options, 'addGlobalClass')
  const known = space.getComponentStaticConfig(path) ?? {}
  if (typeof isolation === 'string') space.addComponentStaticConfig(path, { ...known, ...own<object>({ styleIsolation: isolation }) })
  else if (addGlobalClass === true) space.addComponentStaticConfig(path, { ...known, addGlobalClass: true })
}

/** `wx://form-field` and its kind are behaviors by name; types of properties may come from another realm. */
function ownWords(definition: object, Behavior: ComponentEnv['Behavior']): object {
  const behaviors: unknown = Reflect.get(definition, 'behaviors')
  const properties: unknown = Reflect.get(definition, 'properties')
  return {
    ...definition,
    ...(Array.isArray(behaviors) ? { behaviors: behaviors.map((one: unknown) => (typeof one === 'string' ? builtInBehavior(one, Behavior) : one)) } : {}),
    ...(typeof properties === 'object' && properties !== null ? { properties: propertiesOf(properties) } : {}),
  }
}

/** Ids in the page are the author's own, without the prefix that the adapter gives them. */
function plainIds(space: CodeSpace, path: string): void {
  const options = space.getComponentSpace().getComponentByUrlWithoutDefault(path, '')?.getComponentOptions()
  if (options) Reflect.set(options, 'idPrefixGenerator', null)
}

const objectOf = (json: Json): Readonly<Record<string, Json>> => (typeof json === 'object' && json !== null && !Array.isArray(json) ? Object.fromEntries(Object.entries(json)) : {})
const members = (json: Json): Readonly<Record<string, string>> => Object.fromEntries(Object.entries(objectOf(json)).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])))
