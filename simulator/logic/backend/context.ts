import type { backend, composedBackend } from 'glass-easel'
import type { ViewLine } from './line.ts'
import { BackendNode, type NodeNeeds } from './node.ts'

/** Supplied by the page. */
export interface BackendNeeds {
  readonly line: ViewLine
  readonly window: () => { readonly width: number; readonly height: number; readonly pixelRatio: number }
  readonly theme: () => string
  readonly scopeName: (scope: number) => string | undefined
  /** A component of the page wants its style sheet there, under its scope. */
  dress(path: string, scope: number | undefined): void
}

export interface Backend {
  readonly context: composedBackend.Context
  readonly root: BackendNode
  readonly elements: ReadonlyMap<number, BackendNode>
  create(tag: string): BackendNode
}

/** glass-easel's backend for one page: its tree stands in another thread. */
export function createBackend(needs: BackendNeeds): Backend {
  const { line } = needs
  const elements = new Map<number, BackendNode>()
  const nodeNeeds: NodeNeeds = { line, elements, scopedClass: (name, scope) => scopedClass(name, scope === undefined ? undefined : needs.scopeName(scope)) }
  const root = new BackendNode(nodeNeeds, 0)
  const make = (op: (id: number) => Parameters<ViewLine['op']>[0]): BackendNode => {
    const id = line.nextNode()
    line.op(op(id))
    return new BackendNode(nodeNeeds, id)
  }
  const create = (tag: string): BackendNode => make((id) => ['element', id, tag])
  let sheets = 0
  const context: composedBackend.Context = {
    mode: COMPOSED,
    destroy: () => line.scope.end(),
    getWindowWidth: () => needs.window().width,
    getWindowHeight: () => needs.window().height,
    getDevicePixelRatio: () => needs.window().pixelRatio,
    getTheme: () => needs.theme(),
    registerStyleSheetContent: () => undefined,
    appendStyleSheetPath(path, scope) {
      needs.dress(path, scope)
      return ++sheets
    },
    disableStyleSheet: () => undefined,
    render: (drawn) => line.flush(() => drawn(null)),
    getRootNode: () => root,
    createElement: (tag) => create(tag),
    createTextNode: (content) => make((id) => ['text', id, content]),
    createFragment: () => make((id) => ['fragment', id]),
    onEvent: () => undefined,
    createMediaQueryObserver(status, listener): backend.Observer {
      const observing = line.observe((matches) => listener({ matches: matches === true }))
      void line.ask('observe-media', { observer: observing.id, query: mediaQuery(status) })
      return { disconnect: observing.end }
    },
  }
  return { context, root, elements, create }
}

/** `BackendMode.Composed` of glass-easel. */
const COMPOSED = 2

/** `scope--name`, as glass-easel's own DOM backend and our style sheets write it. */
export const scopedClass = (name: string, scope: string | undefined): string => (scope ? `${scope}--${name}` : name)

/** The conditions of `createMediaQueryObserver` as CSS. */
function mediaQuery(status: Readonly<Record<string, unknown>>): string {
  const parts = Object.entries(status).map(([name, value]) => {
    const feature = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
    return `(${feature}: ${typeof value === 'number' ? `${value}px` : String(value)})`
  })
  return parts.length > 0 ? parts.join(' and ') : 'all'
}
