import type { Transport } from '../../contract'
import type { SoundOut } from '../../sound/sound-out'
import type { Flows } from './health'
import type { Held } from '../../keep-alive'
import type { Layer } from './tile-layers'
import type { SpareOffer } from './whep-offer'

export interface PlayWish {
  readonly video: boolean
  readonly audio: boolean
}

/** A stream that is being received, by whichever way. */
export interface Playing extends Held {
  readonly via: Transport
  readonly video: boolean
  /** What the tile takes in: it runs from the beginning, shown or not. */
  readonly picture: HTMLVideoElement | null
  /** The connection stands, whether or not anything comes. */
  readonly alive: () => boolean
  /** Something arrived. */
  readonly flowing: () => boolean
  /** The picture stands still. */
  readonly stalled: () => boolean
  readonly flows: () => Flows | null
  hear(on: boolean): void
  /** The picture that is wanted from now on, where there is a choice. */
  prefer(layer: Layer): void
  loudness(): Promise<number>
}

export interface PlayingNeeds {
  readonly wish: () => PlayWish
  readonly layer: () => Layer
  readonly sound: SoundOut
  readonly spare: SpareOffer
  readonly patience: Patience
  readonly ring: () => void
}

/** How long a stream may be quiet before it is fetched anew: longer each time that did not help, for its owner may have turned all off. */
export interface Patience {
  readonly ms: () => number
  flowed(): void
  wasQuiet(): void
}

/** From 3 s to 60 s. */
export function createPatience(): Patience {
  let ms = SHORTEST_MS
  return {
    ms: () => ms,
    flowed() {
      ms = SHORTEST_MS
    },
    wasQuiet() {
      ms = Math.min(LONGEST_MS, ms * 2)
    },
  }
}

const SHORTEST_MS = 3_000
const LONGEST_MS = 60_000
