import type { CallMessage } from './calls.ts'
import type { PhoneState } from './phone-state.ts'
import type { LiveFacts } from './live.ts'
import type { Port } from './port.ts'
import type { Finding, NodeId, PageDress, ViewEvent, ViewOp } from './view.ts'

/** From the logic layer to one page's view. */
export type ToView =
  | { readonly what: 'dress'; readonly dress: PageDress }
  | { readonly what: 'style'; readonly path: string; readonly css: string }
  | { readonly what: 'draw'; readonly ticket: number; readonly ops: readonly ViewOp[] }
  | { readonly what: 'phone'; readonly phone: PhoneState }
  | { readonly what: 'shown'; readonly shown: boolean }
  | { readonly what: 'pull-down'; readonly open: boolean }
  /** The keyboard was put away: no field is written in. */
  | { readonly what: 'keyboard-away' }
  | CallMessage

/** What happened in a page's view. */
export type ViewNews =
  | { readonly what: 'event'; readonly event: ViewEvent }
  | { readonly what: 'model'; readonly node: NodeId; readonly attribute: string; readonly value: unknown }
  | { readonly what: 'page'; readonly event: 'scroll' | 'bottom' | 'pull-down'; readonly detail: Readonly<Record<string, number>> }
  | { readonly what: 'found'; readonly finding: Finding }
  | { readonly what: 'live'; readonly live: LiveFacts }

/** From one page's view to the logic layer. */
export type FromView =
  | ViewNews
  | { readonly what: 'drawn'; readonly ticket: number }
  | { readonly what: 'observed'; readonly observer: number; readonly value: unknown }
  | CallMessage

export type LogicPort = Port<ToView, FromView>
export type ViewPort = Port<FromView, ToView>
