import type { Scope } from '#shared/kernel/scope'
import type { FailureCode } from '#shared/protocol/failures'
import type { Audience } from './audience.ts'
import type { Counters } from './counters.ts'
import type { FrameTap } from './frame-tap.ts'
import type { Grant } from './grant.ts'
import type { Loudest } from './loudest.ts'
import type { Kind, Layer, Line, PacketSource } from './packets.ts'
import type { SmallLayer } from './small-layer.ts'
import type { SoundConverter } from './sound.ts'
import type { Track } from './track.ts'
import type { Voice } from './voice.ts'

/** What a stream needs of the gateway. */
export interface StreamNeeds {
  readonly sound: SoundConverter
  readonly counters: Counters
  /** Of the room that the stream is in. */
  readonly loudest: Loudest
  /** Monotonic, in ms. */
  readonly now: () => number
  readonly unixNow: () => number
  /** The stream went live, or changed what it carries. */
  readonly onStarted: (stream: string) => void
  readonly onEnded: (stream: string) => void
  /** Nobody publishes and nobody waits any more. */
  readonly onDeserted: (stream: string) => void
}

export type Carries = Readonly<Record<Kind, boolean>>

/** Who publishes a stream now; `life` ends with that publisher's time. */
export type Source =
  /** `wait` ends when another publisher comes: until then the audience is kept for a while. */
  | { readonly phase: 'none'; readonly wait: Scope }
  | { readonly phase: 'packets'; readonly grant: Grant; readonly life: Scope; readonly connection: PacketSource }
  | { readonly phase: 'frames'; readonly grant: Grant; readonly life: Scope; readonly close: (why: FailureCode) => void }

/** The inside of a stream, shared by its verbs. */
export interface StreamParts {
  readonly id: string
  readonly needs: StreamNeeds
  readonly scope: Scope
  /** Milliseconds since the stream was made. */
  readonly now: () => number
  readonly bornUnixMs: number
  readonly tracks: Readonly<Record<Line, Track>>
  readonly small: SmallLayer
  readonly voice: Voice
  readonly audience: Audience
  readonly tap: FrameTap
  /** Of the big picture if it is not said. */
  readonly askKeyframe: (layer?: Layer) => void
  readonly state: { source: Source; carries: Carries; gate: Carries }
}
