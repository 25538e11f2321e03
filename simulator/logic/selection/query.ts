import { glassEasel } from 'glass-easel-miniprogram-adapter'
import { BackendNode } from '../backend/node.ts'
import { componentOf } from './component-of.ts'
import type { Fields } from './fields.ts'
import { viewportFields } from './viewport.ts'

type Told = (found: unknown) => void
interface Job { readonly component: glassEasel.GeneralComponent | null; readonly selector: string | null; readonly all: boolean; readonly fields: Fields; readonly told: Told | null }

/** Supplied by the area. */
export interface QueryNeeds {
  guard(at: string, act: () => void): void
  /** The context or node object of a component that has one: a canvas, a video. */
  contextOf(node: BackendNode, kind: 'context' | 'node'): Promise<unknown>
}

export interface SelectorQuery {
  in(component: unknown): SelectorQuery
  select(selector: string): NodesRef
  selectAll(selector: string): NodesRef
  selectViewport(): NodesRef
  exec(told?: unknown): NodesRef
}

export interface NodesRef {
  fields(fields: Fields, told?: unknown): SelectorQuery
  boundingClientRect(told?: unknown): SelectorQuery
  scrollOffset(told?: unknown): SelectorQuery
  context(told?: unknown): SelectorQuery
  node(told?: unknown): SelectorQuery
}

/** A query of the page on top, or of the component it is put into. */
export function createQuery(page: () => glassEasel.GeneralComponent | null, needs: QueryNeeds): SelectorQuery {
  let jobs: Job[] = []
  let owner: glassEasel.GeneralComponent | null = null
  const chosen = (selector: string | null, all: boolean): NodesRef => {
    const add = (fields: Fields, told?: unknown): SelectorQuery => {
      jobs.push({ component: owner ?? page(), selector, all, fields, told: callable(told) })
      return query
    }
    return {
      fields: add,
      boundingClientRect: (told) => add({ id: true, dataset: true, rect: true, size: true }, told),
      scrollOffset: (told) => add({ id: true, dataset: true, scrollOffset: true }, told),
      context: (told) => add({ context: true }, told),
      node: (told) => add({ node: true }, told),
    }
  }
  const query: SelectorQuery = {
    in(component) {
      owner = componentOf(component)
      return query
    },
    select: (selector) => chosen(selector, false),
    selectAll: (selector) => chosen(selector, true),
    selectViewport: () => chosen(null, false),
    exec(told) {
      const asked = jobs
      jobs = []
      void Promise.all(asked.map((job) => answer(job, needs))).then((found) => {
        asked.forEach(({ told: one }, index) => one && needs.guard('SelectorQuery', () => one(found[index])))
        const all = callable(told)
        if (all) needs.guard('SelectorQuery.exec', () => all(found))
      })
      return chosen(null, false)
    },
  }
  return query
}

const callable = (told: unknown): Told | null => (typeof told === 'function' ? (found) => void Reflect.apply(told, undefined, [found]) : null)

async function answer({ component, selector, all, fields }: Job, needs: QueryNeeds): Promise<unknown> {
  if (component === null) return all ? [] : null
  if (selector === null) return viewportFields(component, fields)
  const root = component.getShadowRoot()
  const found = root === null ? [] : all ? root.querySelectorAll(selector) : [root.querySelector(selector)].filter((element) => element !== null)
  const values = await Promise.all(found.map((element) => fieldsOf(element, fields, needs)))
  return all ? values : (values[0] ?? null)
}

async function fieldsOf(element: glassEasel.Element, fields: Fields, { contextOf }: QueryNeeds): Promise<Record<string, unknown>> {
  const found: Record<string, unknown> = {}
  if (fields.id) found['id'] = element.id
  if (fields.dataset) found['dataset'] = { ...element.dataset }
  if (fields.mark) found['mark'] = element.collectMarks()
  const node = element.getBackendElement()
  if (!(node instanceof BackendNode)) return found
  if (fields.rect || fields.size) {
    const rect = await node.ask('rect', { node: node.id })
    const { left, top, width, height } = rect.ok ? rect.value : { left: 0, top: 0, width: 0, height: 0 }
    Object.assign(found, fields.rect ? { left, top, right: left + width, bottom: top + height } : {}, fields.size ? { width, height } : {})
  }
  if (fields.scrollOffset) {
    const scroll = await node.ask('scroll', { node: node.id })
    Object.assign(found, scroll.ok ? scroll.value : {})
  }
  const names = fields.properties ?? []
  const styles = fields.computedStyle ?? []
  if (names.length + styles.length > 0) {
    const values = await node.ask('properties', { node: node.id, names, styles })
    Object.assign(found, values.ok ? values.value : {}, componentProperties(element, names))
  }
  if (fields.context) found['context'] = await contextOf(node, 'context')
  if (fields.node) found['node'] = await contextOf(node, 'node')
  return found
}

/** A custom component's own properties stand in its data. */
function componentProperties(element: glassEasel.Element, names: readonly string[]): Record<string, unknown> {
  if (!glassEasel.Component.isComponent(element)) return {}
  const data: unknown = element.data
  return Object.fromEntries(names.filter((name) => glassEasel.Component.hasProperty(element, name)).map((name) => [name, typeof data === 'object' && data !== null ? Reflect.get(data, name) : undefined]))
}
