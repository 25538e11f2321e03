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
  return new Tree(needs)
}

class Tree implements ViewTree {
  readonly #needs: TreeNeeds
  readonly #nodes = new Map<NodeId, ViewNode>()
  readonly #byDom = new WeakMap<Node, ViewNode>()
  readonly #listeners = new Map<string, number>()

  constructor(needs: TreeNeeds) {
    this.#needs = needs
    this.#add(0, needs.root, needs.root)
  }

  apply(ops: readonly ViewOp[]): void {
    for (const op of ops) this.#run(op)
    this.#settle()
  }

  get(id: NodeId): ViewNode | undefined {
    return this.#nodes.get(id)
  }

  around(target: EventTarget | null): ViewNode | null {
    for (let at = target; isNode(at); at = at.parentNode ?? hostOf(at)) {
      const node = this.#byDom.get(at)
      if (node && this.#nodes.get(node.id) === node) return node
    }
    return null
  }

  listened(type: string): boolean {
    return (this.#listeners.get(type) ?? 0) > 0
  }

  #run(op: ViewOp): void {
    switch (op[0]) {
      case 'element':
        return this.#addElement(op[1], op[2])
      case 'text':
        return void this.#add(op[1], this.#needs.document.createTextNode(op[2]), null)
      case 'fragment':
        return void this.#add(op[1], this.#needs.document.createDocumentFragment(), null)
      case 'append':
        return void this.#dom(op[1]).appendChild(this.#dom(op[2]))
      case 'before':
        return void this.#dom(op[1]).insertBefore(this.#dom(op[2]), this.#dom(op[3]))
      case 'replace':
        return void this.#dom(op[1]).replaceChild(this.#dom(op[2]), this.#dom(op[3]))
      case 'remove':
        return asChild(this.#dom(op[2])).remove()
      case 'splice':
        return this.#splice(this.#dom(op[1]), op[2], op[3], op[4])
      case 'id':
      case 'style':
      case 'class':
        return void this.#nodes.get(op[1])?.element?.setAttribute(op[0], op[2])
      case 'attribute':
        return this.#setAttribute(op[1], op[2], op[3])
      case 'attribute-gone':
        return this.#setAttribute(op[1], op[2], undefined)
      case 'content':
        this.#dom(op[1]).textContent = op[2]
        return
      case 'listen':
        return this.#listen(op[1], op[2], op[3])
      case 'model':
        return void this.#nodes.get(op[1])?.listens.set(`model:${op[2]}`, false)
      case 'release':
        return this.#release(op[1])
    }
  }

  #add(id: NodeId, dom: Node, element: HTMLElement | null): ViewNode {
    const node: ViewNode = { id, dom, element, scope: createScope(this.#needs.scope), component: null, connected: false, listens: new Map(), attributes: new Map() }
    this.#nodes.set(id, node)
    this.#byDom.set(dom, node)
    return node
  }

  #addElement(id: NodeId, tag: string): void {
    const element = this.#needs.document.createElement(tagOf(tag))
    const node = this.#add(id, element, element)
    node.component = this.#needs.make(tag, node)
  }

  /** What is not there any more is a text without letters: later changes of it do no harm. */
  #dom(id: NodeId): Node {
    return this.#nodes.get(id)?.dom ?? this.#needs.document.createTextNode('')
  }

  #release(id: NodeId): void {
    const node = this.#nodes.get(id)
    if (!node) return
    this.#nodes.delete(id)
    for (const type of node.listens.keys()) this.#listeners.set(type, (this.#listeners.get(type) ?? 1) - 1)
    if (node.connected) node.component?.detached?.()
    node.scope.end()
  }

  #splice(parent: Node, before: NodeId | null, deleted: number, list: NodeId | null): void {
    let mark: ChildNode | null = before === null ? null : asChild(this.#dom(before))
    for (let left = deleted; left > 0 && mark; left--) {
      const next: ChildNode | null = mark.nextSibling
      mark.remove()
      mark = next
    }
    if (list !== null) parent.insertBefore(this.#dom(list), mark)
  }

  #listen(id: NodeId, type: string, stops: boolean): void {
    const node = this.#nodes.get(id)
    if (!node) return
    if (!node.listens.has(type)) this.#listeners.set(type, (this.#listeners.get(type) ?? 0) + 1)
    node.listens.set(type, stops)
  }

  #setAttribute(id: NodeId, name: string, value: unknown): void {
    const node = this.#nodes.get(id)
    if (!node) return
    if (value === undefined) node.attributes.delete(name)
    else node.attributes.set(name, value)
    this.#needs.changed(node, name, value)
  }

  /** Components come and go with their elements, and are told once the whole change stands. */
  #settle(): void {
    for (const node of this.#nodes.values()) {
      if (node.component === null || node.connected === node.dom.isConnected) continue
      node.connected = node.dom.isConnected
      if (node.connected) node.component.attached?.()
      else node.component.detached?.()
    }
  }
}

/** Built-in components are told apart from HTML's own elements. */
export const tagOf = (tag: string): string => (/^wx-/.test(tag) ? tag : `wx-${tag.toLowerCase().replace(/[^a-z0-9-]/g, '-')}`)

const asChild = (node: Node): ChildNode => (isChild(node) ? node : node.ownerDocument?.createTextNode('') ?? new Text())
const isChild = (node: Node): node is ChildNode => 'remove' in node
const isNode = (target: unknown): target is Node => typeof target === 'object' && target !== null && 'nodeType' in target
const hostOf = (node: Node): Node | null => ('host' in node && isNode(node.host) ? node.host : null)
