import type { Scene, SceneTile } from '../mix-messages.ts'
import { drawCard, drawCorners, drawName, stamp, STAGE_COLOUR } from './draw.ts'
import type { Stamp } from './draw.ts'
import { createPicture, fill, put } from './picture.ts'
import type { Picture } from './picture.ts'
import { scale } from './scale.ts'

/** Draws the scene, tile by tile; only what changed is drawn and scaled again. */
export interface Painter {
  /** Another scene of the same size. */
  change(tiles: readonly SceneTile[]): void
  /** All of the picture; the painter's own until the next call. `pictureOf` answers an input's picture, `fresh` the inputs that have another one than last time. */
  paint(pictureOf: (input: number) => Picture | null, fresh: ReadonlySet<number>): Picture
}

/** A tile as it looks without what lies over it. */
interface Cell {
  readonly tile: SceneTile
  readonly surface: Picture
  readonly name: Stamp | null
  shows: 'nothing' | 'card' | 'picture'
}

const CORNER = 12
const NAME_PX = 22
/** In small tiles the name is smaller too. */
const SMALL_TILE = 320
const SMALL_NAME_PX = 16
const NAME_EDGE = 8

/** Nothing of the scene is painted yet. */
export function createPainter({ width, height, tiles }: Scene): Painter {
  const stage = createPicture(width, height, STAGE_COLOUR)
  const corners = drawCorners(CORNER)
  let cells = cellsOf(tiles, [])
  return {
    change(next) {
      cells = cellsOf(next, cells)
      fill(stage, STAGE_COLOUR)
    },
    paint(pictureOf, fresh) {
      for (const cell of cells) {
        const { input } = cell.tile
        const picture = input === null ? null : pictureOf(input)
        if (picture !== null && (cell.shows !== 'picture' || (input !== null && fresh.has(input)))) show(cell, picture, corners)
        if (picture === null && cell.shows !== 'card') showCard(cell, corners)
        put(cell.surface, stage, cell.tile.left, cell.tile.top)
      }
      return stage
    },
  }
}

/** A tile that only moved keeps what was drawn of it. */
function cellsOf(tiles: readonly SceneTile[], known: readonly Cell[]): readonly Cell[] {
  return tiles.filter((tile) => tile.width > 0 && tile.height > 0).map((tile) => {
    const same = known.find((cell) => looksLike(cell.tile, tile))
    return same === undefined ? cellOf(tile) : { ...same, tile }
  })
}

const looksLike = (one: SceneTile, other: SceneTile): boolean =>
  one.input === other.input && one.name === other.name && one.width === other.width && one.height === other.height && one.fit === other.fit && one.inset === other.inset

function cellOf(tile: SceneTile): Cell {
  const textPx = tile.width < SMALL_TILE ? SMALL_NAME_PX : NAME_PX
  return { tile, surface: createPicture(tile.width, tile.height, STAGE_COLOUR), name: drawName(tile.name, tile.width - 2 * NAME_EDGE, textPx), shows: 'nothing' }
}

function show(cell: Cell, picture: Picture, corners: readonly Stamp[]): void {
  if (cell.shows !== 'picture') fill(cell.surface, STAGE_COLOUR)
  cell.shows = 'picture'
  scale(picture, cell.surface, cell.tile.fit)
  finish(cell, corners)
}

function showCard(cell: Cell, corners: readonly Stamp[]): void {
  cell.shows = 'card'
  put(drawCard(cell.tile.name, cell.tile.width, cell.tile.height), cell.surface, 0, 0)
  finish(cell, corners)
}

function finish({ surface, name, tile }: Cell, corners: readonly Stamp[]): void {
  if (name !== null && name.height + 2 * NAME_EDGE <= surface.height) stamp(name, surface, NAME_EDGE, surface.height - name.height - NAME_EDGE)
  // What lies over another picture has no one colour behind it.
  if (tile.inset || surface.width < 2 * CORNER || surface.height < 2 * CORNER) return
  for (const [index, corner] of corners.entries()) {
    stamp(corner, surface, index % 2 === 0 ? 0 : surface.width - CORNER, index < 2 ? 0 : surface.height - CORNER)
  }
}
