import type { Count } from '../../border/device.ts'
import type { Port } from '../../border/port.ts'

/** What a mini-program's second thread, `wx.createWorker`'s, is started with: its files, and the one that runs. */
export interface SecondOrder {
  readonly entry: string
  readonly scripts: Readonly<Record<string, string>>
  /** Whether it may play its own end. */
  readonly experimental: boolean
}

export type ToSecond =
  | { readonly what: 'second'; readonly order: SecondOrder }
  | { readonly what: 'message'; readonly message: unknown }
  | { readonly what: 'paused'; readonly paused: boolean }

export type FromSecond =
  | { readonly what: 'message'; readonly message: unknown }
  | { readonly what: 'failed'; readonly text: string; readonly at: string | null }
  | { readonly what: 'counted'; readonly count: Count }
  | { readonly what: 'killed' }

/** The first thread's end; to close it is the end of the second. */
export type SecondPort = Port<ToSecond, FromSecond>
