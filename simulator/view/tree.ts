import { createScope, type Scope } from '#shared/kernel/scope'
import type { NodeId, ViewOp } from '../border/view.ts'
import type { Component } from './component.ts'

/** One node of the page as the browser has it. */
export interface ViewNode {
  readonly id: NodeId
  readonly dom: Node
  readonly element: HTMLElement | null
  readonly scope: Scope
  component: Component | null
  connected: boolean
  /** Events that somebody hears here: true if nobody further out shall hear them. */
  readonly listens: Map<string, boolean>
  readonly attributes: Map<string, unknown>
}

/** Supplied by the page's view. */
export interface TreeNeeds {
  readonly document: Document
  readonly root: HTMLElement
  readonly scope: Scope
  /** A built-in component for this tag, if there is one. */
  make(tag: string, node: ViewNode): Component | null
  changed(node: ViewNode, name: string, value: unknown): void
}

export interface ViewTree {
  apply(ops: readonly ViewOp[]): void
  get(id: NodeId): ViewNode | undefined
  /** The node of an element, or of the nearest element around it. */
  around(target: EventTarget | null): ViewNode | null
  listened(type: string): boolean
}

/** Applies the logic layer's changes to the page, and lets components know when they come and go. */
export function createTree(needs: TreeNeeds): ViewTree {
  const { document, root } = needs
  const nodes = new Map<NodeId, ViewNode>()
  const byDom = new WeakMap<Node, ViewNode>()
  const counts = new Map<string, number>()

  const add = (id: NodeId, dom: Node, element: HTMLElement | null): ViewNode => {
    const node: ViewNode = { id, dom, element, scope: createScope(needs.scope), component: null, connected: false, listens: new Map(), attributes: new Map() }
    nodes.set(id, node)
    byDom.set(dom, node)
    return node
  }
  add(0, root, root)
  const dom = (id: NodeId): Node => nodes.get(id)?.dom ?? document.createTextNode('')

  const release = (id: NodeId): void => {
    const node = nodes.get(id)
    if (!node) return
    nodes.delete(id)
    for (const type of node.listens.keys()) counts.set(type, (counts.get(type) ?? 1) - 1)
    if (node.connected) node.component?.detached?.()
    node.scope.end()
  }
  const splice = (parent: Node, before: NodeId | null, deleted: number, list: NodeId | null): void => {
    let mark: ChildNode | null = before === null ? null : asChild(dom(before))
    for (let left = deleted; left > 0 && mark; left--) {
      const next: ChildNode | null = mark.nextSibling
      mark.remove()
      mark = next
    }
    if (list !== null) parent.insertBefore(dom(list), mark)
  }
  const listen = (id: NodeId, type: string, stops: boolean): void => {
    const node = nodes.get(id)
    if (!node) return
    if (!node.listens.has(type)) counts.set(type, (counts.get(type) ?? 0) + 1)
    node.listens.set(type, stops)
  }
  const setAttribute = (id: NodeId, name: string, value: unknown): void => {
    const node = nodes.get(id)
    if (!node) return
    if (value === undefined) node.attributes.delete(name)
    else node.attributes.set(name, value)
    needs.changed(node, name, value)
  }

  function run(op: ViewOp): void {
    switch (op[0]) {
      case 'element': {
        const element = document.createElement(tagOf(op[2]))
        const node = add(op[1], element, element)
        node.component = needs.make(op[2], node)
        return
      }
      case 'text':
        return void add(op[1], document.createTextNode(op[2]), null)
      case 'fragment':
        return void add(op[1], document.createDocumentFragment(), null)
      case 'append':
        return void dom(op[1]).appendChild(dom(op[2]))
      case 'before':
        return void dom(op[1]).insertBefore(dom(op[2]), dom(op[3]))
      case 'replace':
        return void dom(op[1]).replaceChild(dom(op[2]), dom(op[3]))
      case 'remove':
        return asChild(dom(op[2])).remove()
      case 'splice':
        return splice(dom(op[1]), op[2], op[3], op[4])
      case 'id':
        return void nodes.get(op[1])?.element?.setAttribute('id', op[2])
      case 'style':
        return void nodes.get(op[1])?.element?.setAttribute('style', op[2])
      case 'class':
        return void nodes.get(op[1])?.element?.setAttribute('class', op[2])
      case 'attribute':
        return setAttribute(op[1], op[2], op[3])
      case 'attribute-gone':
        return setAttribute(op[1], op[2], undefined)
      case 'content':
        dom(op[1]).textContent = op[2]
        return
      case 'listen':
        return listen(op[1], op[2], op[3])
      case 'model':
        return void nodes.get(op[1])?.listens.set(`model:${op[2]}`, false)
      case 'release':
        return release(op[1])
    }
  }
  /** Components come and go with their elements, and are told once the whole change stands. */
  const settle = (): void => {
    for (const node of nodes.values()) {
      if (node.component === null || node.connected === node.dom.isConnected) continue
      node.connected = node.dom.isConnected
      if (node.connected) node.component.attached?.()
      else node.component.detached?.()
    }
  }
  return {
    apply(ops) {
      for (const op of ops) run(op)
      settle()
    },
    get: (id) => nodes.get(id),
    around(target) {
      for (let at = target; isNode(at); at = at.parentNode ?? hostOf(at)) {
        const node = byDom.get(at)
        if (node && nodes.get(node.id) === node) return node
      }
      return null
    },
    listened: (type) => (counts.get(type) ?? 0) > 0,
  }
}

/** Built-in components are told apart from HTML's own elements. */
export const tagOf = (tag: string): string => (/^wx-/.test(tag) ? tag : `wx-${tag.toLowerCase().replace(/[^a-z0-9-]/g, '-')}`)

const asChild = (node: Node): ChildNode => (isChild(node) ? node : node.ownerDocument?.createTextNode('') ?? new Text())
const isChild = (node: Node): node is ChildNode => 'remove' in node
const isNode = (target: unknown): target is Node => typeof target === 'object' && target !== null && 'nodeType' in target
const hostOf = (node: Node): Node | null => ('host' in node && isNode(node.host) ? node.host : null)
