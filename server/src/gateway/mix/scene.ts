import { arrange } from '../../../../src/grid-layout/arrange.ts'
import { order } from '../../../../src/grid-layout/order.ts'
import type { Tile } from '../../../../src/grid-layout/tile.ts'
import type { Scene, SceneTile } from '../codec/mix-messages.ts'
import type { MixPlan, MixTile } from '../control/messages.ts'

const WIDTH = 1_280
const HEIGHT = 720
/** Between tiles, and around all of them, in pixels. */
const GAP = 8
/** More tiles than this are too small to know a face; who is left out is still heard. */
const MOST_TILES = 16

/** Where everybody stands in the mixed picture: the same grid as on a client's page. `inputOf` answers a stream's input, or null while it has none. */
export function sceneOf({ layout, tiles }: MixPlan, inputOf: (stream: string) => number | null): Scene {
  const { placements } = arrange({
    tiles: tiles.map(placedAs),
    box: { width: WIDTH - 2 * GAP, height: HEIGHT - 2 * GAP },
    mode: layout,
    gap: GAP,
    perPage: MOST_TILES,
  })
  const placed = [...placements].sort((one, other) => one.layer - other.layer).flatMap((place): SceneTile[] => {
    const tile = tiles.find(({ id }) => id === place.id)
    if (tile === undefined) return []
    return [{
      input: tile.picture === null ? null : inputOf(tile.picture),
      name: tile.name,
      left: even(GAP + place.left * (WIDTH - 2 * GAP)),
      top: even(GAP + place.top * (HEIGHT - 2 * GAP)),
      width: even(place.width * (WIDTH - 2 * GAP)),
      height: even(place.height * (HEIGHT - 2 * GAP)),
      fit: tile.screen ? 'contain' : 'cover',
      patient: tile.screen,
      inset: place.role === 'inset',
    }]
  })
  return { width: WIDTH, height: HEIGHT, tiles: placed }
}

/** The tiles whose pictures are needed: a shared screen, and the people on the first page. */
export const seenIn = ({ tiles }: MixPlan): readonly MixTile[] =>
  [...order(tiles.map(placedAs))].sort((one, other) => Number(other.screen) - Number(one.screen)).slice(0, MOST_TILES).flatMap(({ id }) => tiles.find((tile) => tile.id === id) ?? [])

const placedAs = ({ id, main, since, screen }: MixTile): Tile => ({ id, main, since, screen, speaking: false })

/** Colours have half the size of brightness. */
const even = (length: number): number => Math.max(0, Math.floor(length / 2) * 2)
