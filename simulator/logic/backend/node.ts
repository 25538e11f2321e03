import type { composedBackend, Element as TreeElement, EventMutLevel, backend } from 'glass-easel'
import { phoneLengths } from '../../border/lengths.ts'
import type { NodeId, Rect, Scroll } from '../../border/view.ts'
import type { ViewLine } from './line.ts'
import { typed } from '../../border/typed.ts'

/** What a node's tree needs of its page. */
export interface NodeNeeds {
  readonly line: ViewLine
  /** The class as the page's style sheets know it. */
  scopedClass(name: string, scope: number | undefined): string
  /** Whoever is here hears the view's events and gets its values. */
  readonly elements: Map<NodeId, BackendNode>
}

/** One node of a page's tree as glass-easel sees it: every change becomes a message for the view. */
export class BackendNode implements composedBackend.Element {
  readonly id: NodeId
  declare __wxElement?: TreeElement
  readonly #needs: NodeNeeds
  readonly #classes: string[] = []
  #scope: number | undefined = undefined
  readonly #models = new Map<string, (value: unknown) => void>()

  constructor(needs: NodeNeeds, id: NodeId) {
    this.#needs = needs
    this.id = id
    needs.elements.set(id, this)
  }

  /** Asks the view about a node of this page; what was gathered is sent before. */
  get ask(): ViewLine['ask'] {
    return this.#needs.line.ask
  }

  /** What the person changed in the page, for `model:value`. */
  modelChanged(attribute: string, value: unknown): void {
    this.#models.get(attribute)?.(value)
  }

  release(): void {
    this.#needs.elements.delete(this.id)
    this.#needs.line.op(['release', this.id])
  }

  associateValue(element: TreeElement): void {
    this.__wxElement = element
  }

  appendChild(child: BackendNode): void {
    this.#needs.line.op(['append', this.id, child.id])
  }

  removeChild(child: BackendNode): void {
    this.#needs.line.op(['remove', this.id, child.id])
  }

  insertBefore(child: BackendNode, before: BackendNode): void {
    this.#needs.line.op(['before', this.id, child.id, before.id])
  }

  replaceChild(child: BackendNode, old: BackendNode): void {
    this.#needs.line.op(['replace', this.id, child.id, old.id])
  }

  spliceBefore(before: BackendNode, deleted: number, list: BackendNode): void {
    this.#needs.line.op(['splice', this.id, before.id, deleted, list.id])
  }

  spliceAppend(list: BackendNode): void {
    this.#needs.line.op(['splice', this.id, null, 0, list.id])
  }

  spliceRemove(before: BackendNode, deleted: number): void {
    this.#needs.line.op(['splice', this.id, before.id, deleted, null])
  }

  setId(id: string): void {
    this.#needs.line.op(['id', this.id, id])
  }

  /** Scopes come with each class; the element's own is for classes that are named in attributes. */
  setStyleScope(scope: number): void {
    this.#scope = scope
  }

  setStyle(text: string): void {
    this.#needs.line.op(['style', this.id, phoneLengths(text.replace(/^;+/, ''))])
  }

  addClass(name: string, scope?: number): void {
    this.#classes.push(this.#needs.scopedClass(name, scope))
    this.#sendClasses()
  }

  removeClass(name: string, scope?: number): void {
    const at = this.#classes.indexOf(this.#needs.scopedClass(name, scope))
    if (at >= 0) this.#classes.splice(at, 1)
    this.#sendClasses()
  }

  clearClasses(): void {
    this.#classes.length = 0
    this.#sendClasses()
  }

  #sendClasses(): void {
    this.#needs.line.op(['class', this.id, this.#classes.join(' ')])
  }

  setAttribute(name: string, value: unknown): void {
    this.#needs.line.op(['attribute', this.id, name, CLASSES.test(name) && typeof value === 'string' ? this.#scoped(value) : sendable(value)])
  }

  /** `hover-class="a"` means the class of the component's own sheet, and the app's. */
  #scoped(names: string): string {
    const each = names.split(/\s+/).filter((name) => name !== '')
    return [...new Set(each.flatMap((name) => [name, this.#needs.scopedClass(name, this.#scope)]))].join(' ')
  }

  removeAttribute(name: string): void {
    this.#needs.line.op(['attribute-gone', this.id, name])
  }

  setText(content: string): void {
    this.#needs.line.op(['content', this.id, content])
  }

  setModelBindingStat(attribute: string, listener: ((value: unknown) => void) | null): void {
    if (listener === null) return void this.#models.delete(attribute)
    this.#models.set(attribute, listener)
    this.#needs.line.op(['model', this.id, attribute])
  }

  setListenerStats(type: string, _capture: boolean, level: EventMutLevel): void {
    this.#needs.line.op(['listen', this.id, type, level === FINAL])
  }

  getBoundingClientRect(tell: (rect: Rect) => void): void {
    void this.#needs.line.ask('rect', { node: this.id }).then((rect) => tell(rect.ok ? rect.value : NOWHERE))
  }

  getScrollOffset(tell: (scroll: Scroll) => void): void {
    void this.#needs.line.ask('scroll', { node: this.id }).then((scroll) => tell(scroll.ok ? scroll.value : UNSCROLLED))
  }

  createIntersectionObserver(relative: BackendNode | null, margin: string, thresholds: number[], listener: (status: backend.IntersectionStatus) => void): backend.Observer {
    const { line } = this.#needs
    const observing = line.observe((value) => listener(typed(value)))
    void line.ask('observe', { observer: observing.id, node: this.id, relative: relative?.id ?? null, margin, thresholds })
    return {
      disconnect() {
        observing.end()
        void line.ask('unobserve', { observer: observing.id })
      },
    }
  }

  getContext(tell: (context: unknown) => void): void {
    tell(null)
  }
}

/** Attributes that name classes. */
const CLASSES = /^(hover|placeholder|indicator|mask)-?class$/i

/** `MutLevel.Final` of glass-easel: `catch` bindings. */
const FINAL = 2
const NOWHERE: Rect = { left: 0, top: 0, width: 0, height: 0 }
const UNSCROLLED: Scroll = { scrollLeft: 0, scrollTop: 0, scrollWidth: 0, scrollHeight: 0 }

/** Functions never cross to the view. */
function sendable(value: unknown): unknown {
  if (typeof value === 'function' || typeof value === 'symbol') return null
  if (typeof value !== 'object' || value === null) return value
  const copy: unknown = JSON.parse(JSON.stringify(value))
  return copy
}
