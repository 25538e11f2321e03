import type { Scope } from '#shared/kernel/scope'
import type { GatewayMessage, GatewayOrder } from '../control/messages.ts'

export type ClipOrder = Extract<GatewayOrder, { readonly type: 'clip' }>

/** How an order ended. */
export type ClipNews = Extract<GatewayMessage, { readonly type: 'clip-made' | 'clip-failed' }>

/** What is kept in memory. */
export interface Kept {
  readonly streams: number
  readonly bytes: number
}

/** Keeps the last seconds of rooms in memory, and cuts clips out of them: small recordings, `<folder>/<clip>/`. */
export interface Clips {
  readonly kept: Kept
  /** All streams of the room from now on, also those that come later; 0 forgets the room. The same again changes nothing. */
  keep(room: string, seconds: number): void
  /** Cuts once the clip's end has come; the same clip again is cut once, and told again when it is there. */
  clip(order: ClipOrder): void
  /** What is waited for is cut at once, then nothing is kept of the room. */
  endRoom(room: string): void
  /** Tells how orders end, until the scope does. */
  listen(listener: (news: ClipNews) => void, scope: Scope): void
}
