/** How one live component does, for the bench. */
export interface LiveFacts {
  /** Told apart from the others of the phone, also across pages. */
  readonly key: number
  readonly kind: 'pusher' | 'player'
  readonly id: string
  readonly route: string
  readonly gone: boolean
  readonly mode: string
  readonly url: string
  /** The last codes, the latest last. */
  readonly codes: readonly { readonly code: number; readonly at: number }[]
  readonly kbps: number
  readonly fps: number
  readonly width: number
  readonly height: number
  /** Milliseconds that are ready to be played; for a pusher, bytes that wait to be sent. */
  readonly buffered: number
  readonly dropped: number
  /** Age of the shown picture by the clock it carries, in ms; null without one. */
  readonly latencyMs: number | null
  /** Where the sound goes: a pusher's kind of volume and its samples a second, a player's loudspeaker. */
  readonly sound: string
}
