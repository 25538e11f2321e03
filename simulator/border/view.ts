import type { PhoneState } from './phone-state.ts'

/** A node of one page's tree; the logic layer numbers them from 1, and 0 is the page itself. */
export type NodeId = number

/** A change of one page's tree. Lists come as fragments, which the change empties. */
export type ViewOp =
  | readonly ['element', NodeId, tag: string]
  | readonly ['text', NodeId, content: string]
  | readonly ['fragment', NodeId]
  | readonly ['append', parent: NodeId, child: NodeId]
  | readonly ['before', parent: NodeId, child: NodeId, before: NodeId]
  | readonly ['replace', parent: NodeId, child: NodeId, old: NodeId]
  | readonly ['remove', parent: NodeId, child: NodeId]
  | readonly ['splice', parent: NodeId, before: NodeId | null, deleted: number, list: NodeId | null]
  | readonly ['id', NodeId, id: string]
  | readonly ['style', NodeId, text: string]
  | readonly ['class', NodeId, names: string]
  | readonly ['attribute', NodeId, name: string, value: unknown]
  | readonly ['attribute-gone', NodeId, name: string]
  | readonly ['content', NodeId, text: string]
  /** Someone listens for this event here; `stops` if no further element may hear it. */
  | readonly ['listen', NodeId, type: string, stops: boolean]
  | readonly ['model', NodeId, attribute: string]
  | readonly ['release', NodeId]

export interface Rect { readonly left: number; readonly top: number; readonly width: number; readonly height: number }
export interface Scroll { readonly scrollLeft: number; readonly scrollTop: number; readonly scrollWidth: number; readonly scrollHeight: number }

/** What the logic layer asks about one node. Lengths are CSS pixels of the phone. */
export type ViewCalls = {
  readonly 'rect': { readonly ask: { readonly node: NodeId }; readonly reply: Rect }
  readonly 'scroll': { readonly ask: { readonly node: NodeId }; readonly reply: Scroll }
  readonly 'properties': { readonly ask: { readonly node: NodeId; readonly names: readonly string[]; readonly styles: readonly string[] }; readonly reply: Readonly<Record<string, unknown>> }
  /** `animate`: keyframes as WeChat has them; answers when they have run. `clear`: takes these properties back, or all. */
  readonly 'animate': { readonly ask: { readonly node: NodeId; readonly keyframes?: readonly unknown[]; readonly durationMs?: number; readonly clear?: readonly string[] | null }; readonly reply: null }
  readonly 'scroll-page': { readonly ask: { readonly top: number; readonly durationMs: number }; readonly reply: null }
  /** A method of a component's context, as `LivePusherContext.start`. What is moved comes in `moved`. */
  readonly 'method': { readonly ask: { readonly node: NodeId; readonly method: string; readonly args: unknown }; readonly reply: unknown }
  readonly 'observe': { readonly ask: { readonly observer: number; readonly node: NodeId; readonly relative: NodeId | null; readonly margin: string; readonly thresholds: readonly number[] }; readonly reply: null }
  readonly 'observe-media': { readonly ask: { readonly observer: number; readonly query: string }; readonly reply: null }
  readonly 'unobserve': { readonly ask: { readonly observer: number }; readonly reply: null }
  readonly 'font': { readonly ask: { readonly family: string; readonly source: string; readonly weight: string; readonly style: string }; readonly reply: { readonly status: string } }
}

/** An event of the page, for the logic layer's tree; `fields` stand beside `detail` (touches). */
export interface ViewEvent {
  readonly node: NodeId
  readonly type: string
  readonly detail: unknown
  readonly bubbles: boolean
  readonly fields?: Readonly<Record<string, unknown>>
}

/** How a page looks before its first change. */
export interface PageDress {
  readonly route: string
  readonly phone: PhoneState
  /** CSS pixels of one rpx. */
  readonly rpx: number
  readonly pullDown: boolean
  readonly disableScroll: boolean
  readonly reachBottomPx: number
  readonly backgroundColor: string
  /** The mini-program follows the phone's theme; else it is a light one. */
  readonly darkMode: boolean
  /** Where the mini-program's own files are found: an address prefix. */
  readonly files: string
  /** Where the live components reach the network: the carrier's address; null where there is none. */
  readonly carrier: string | null
}

/** What the bench is told loudly: something of the page that this simulator does not do, or that is wrong. */
export interface Finding {
  readonly level: 'error' | 'warning' | 'note'
  readonly area: 'attribute' | 'component' | 'api' | 'script' | 'template' | 'style' | 'limit' | 'network'
  readonly text: string
  readonly at?: string
}
