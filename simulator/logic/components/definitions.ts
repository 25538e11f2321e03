import { behavior, type CodeSpace, type ComponentEnv } from 'glass-easel-miniprogram-adapter'
import { builtInBehavior } from './behaviors.ts'
import { propertiesOf } from './property-types.ts'
import { typed } from '../../border/typed.ts'

/** `Page`, `Component` and `Behavior` of a mini-program: what they define belongs to the path that is being loaded. */
export function constructorsFor(space: CodeSpace, current: () => string): ComponentEnv {
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
  // Our functions take the place of the adapter's, whose overloads a plain function can't repeat.
  return { Page: definePage, Component: typed(define), Behavior: Object.assign(typed<ComponentEnv['Behavior']>(defineBehavior), { trait: env().Behavior.trait }) }
}

/** The adapter reads style isolation from JSON alone; a component's own options may say it too. */
function readIsolation(space: CodeSpace, path: string, definition: object): void {
  const options: unknown = Reflect.get(definition, 'options')
  if (typeof options !== 'object' || options === null) return
  const isolation: unknown = Reflect.get(options, 'styleIsolation')
  const addGlobalClass: unknown = Reflect.get(options, 'addGlobalClass')
  const known = space.getComponentStaticConfig(path) ?? {}
  if (typeof isolation === 'string') space.addComponentStaticConfig(path, { ...known, ...typed<object>({ styleIsolation: isolation }) })
  else if (addGlobalClass === true) space.addComponentStaticConfig(path, { ...known, addGlobalClass: true })
}

const EXPORTS = 'wx://component-export'

/** `wx://form-field` and its kind are behaviors by name; types of properties may come from another realm. */
function ownWords(definition: object, Behavior: ComponentEnv['Behavior']): object {
  const behaviors: unknown = Reflect.get(definition, 'behaviors')
  const properties: unknown = Reflect.get(definition, 'properties')
  const relations: unknown = Reflect.get(definition, 'relations')
  const named: readonly unknown[] = Array.isArray(behaviors) ? behaviors : []
  return {
    ...definition,
    ...(Array.isArray(behaviors) ? { behaviors: named.map((one) => (typeof one === 'string' ? builtInBehavior(one, Behavior) : one)) } : {}),
    ...(typeof properties === 'object' && properties !== null ? { properties: propertiesOf(properties) } : {}),
    ...(typeof relations === 'object' && relations !== null ? { relations: relationsOf(relations) } : {}),
    // Documented: only a component with this behavior says what it is selected as.
    ...('export' in definition && !named.includes(EXPORTS) ? { export: undefined } : {}),
  }
}

/** Relations to whatever has a behavior: the adapter's own behaviors stand around those of the tree. */
const relationsOf = (relations: object): object => Object.fromEntries(Object.entries(relations).map(([name, relation]: readonly [string, unknown]) => {
  if (typeof relation !== 'object' || relation === null) return [name, relation]
  const target: unknown = Reflect.get(relation, 'target')
  return [name, target instanceof behavior.Behavior ? { ...relation, target: typed<unknown>(Reflect.get(target, '_$')) } : relation]
}))

/** Ids in the page are the author's own, without the prefix that the adapter gives them. */
function plainIds(space: CodeSpace, path: string): void {
  const options = space.getComponentSpace().getComponentByUrlWithoutDefault(path, '')?.getComponentOptions()
  if (options) Reflect.set(options, 'idPrefixGenerator', null)
}
