import { after, createScope } from '#shared/kernel/scope'
import type { Scope } from '#shared/kernel/scope'
import type { StreamId } from '#shared/room/state'

/** The pictures that the gateway has of a stream: as it is sent, and a small one for small tiles. */
export type Layer = 'big' | 'small'

/** Which picture each tile needs, by the size at which it is drawn. */
export interface TileLayers {
  /** The big one until the tile was measured. */
  of(stream: StreamId): Layer
  /** A tile is drawn as so many pixels of the screen; null: it is gone. */
  measured(stream: StreamId, box: Box | null): void
}

export interface Box {
  readonly width: number
  readonly height: number
}

/** A picture of 180 lines drawn on so many still looks clear; the other bound is so far off that no layout swings between both. */
const SMALL_UP_TO_LINES = 240
const BIG_FROM_LINES = 290
/** Tiles move to their places by transitions, and windows are pulled: what a size is for a moment counts for nothing. */
const SETTLE_MS = { big: 250, small: 1_000 } as const
const PICTURE_RATIO = 16 / 9

/** The layer for a box in pixels of the screen, which the picture covers; `now` is kept between the bounds. */
export function layerFor({ width, height }: Box, now: Layer): Layer {
  const lines = Math.max(height, width / PICTURE_RATIO)
  if (lines <= SMALL_UP_TO_LINES) return 'small'
  return lines >= BIG_FROM_LINES ? 'big' : now
}

/** Nothing measured yet. `changed` is told of each layer that a tile needs from now on. */
export function createTileLayers(visit: Scope, changed: (stream: StreamId, layer: Layer) => void): TileLayers {
  const tiles = new Map<StreamId, { readonly now: Layer; readonly next: Layer; readonly settling: Scope }>()
  const set = (stream: StreamId, layer: Layer) => {
    tiles.set(stream, { now: layer, next: layer, settling: createScope(visit) })
    changed(stream, layer)
  }
  return {
    of: (stream) => tiles.get(stream)?.now ?? 'big',
    measured(stream, box) {
      const tile = tiles.get(stream)
      if (box === null) {
        tile?.settling.end()
        return void tiles.delete(stream)
      }
      if (visit.ended || box.width === 0 || box.height === 0) return
      const next = layerFor(box, tile?.now ?? 'big')
      if (tile === undefined) return set(stream, next)
      if (next === tile.next) return
      tile.settling.end()
      const settling = createScope(visit)
      tiles.set(stream, { now: tile.now, next, settling })
      if (next !== tile.now) after(settling, SETTLE_MS[next], () => set(stream, next))
    },
  }
}
