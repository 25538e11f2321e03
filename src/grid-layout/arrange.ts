import type { LayoutMode } from '#shared/scenario/layout'
import { call } from './layouts/call.ts'
import { classroom } from './layouts/class.ts'
import { claw } from './layouts/claw.ts'
import { grid } from './layouts/grid.ts'
import { pk } from './layouts/pk.ts'
import { screenFirst } from './layouts/screen-first.ts'
import { speaker } from './layouts/speaker.ts'
import { strip } from './layouts/strip.ts'
import { wall } from './layouts/wall.ts'
import { order } from './order.ts'
import type { Layout, Placed, Rect } from './rect.ts'
import type { Arrangement, ArrangeRequest, Box, Placement } from './tile.ts'

const layouts = { grid, speaker, call, pk, class: classroom, claw, wall, strip } as const satisfies Record<LayoutMode, Layout>

const PER_PAGE = 16
const MOST_PER_PAGE = 64
/** A gap wider than this share of the shorter side would eat the tiles of a tiny box. */
const WIDEST_GAP = 1 / 40
/** What an impossible box is taken for: its fractions still make sense. */
const FALLBACK: Box = { width: 16, height: 9 }

/** Where each tile of one page stands, in fractions of the box. Nothing overflows, and only insets overlap. A shared screen is large whatever the mode, and stands on every page. */
export function arrange({ tiles, box, mode, gap = 0, page = 0, perPage = PER_PAGE }: ArrangeRequest): Arrangement {
  const area = areaOf(box)
  const ordered = order(tiles)
  const screen = ordered.find((tile) => tile.screen)
  const layout: Layout = screen ? screenFirst : layouts[mode]
  const most = Math.min(whole(perPage, PER_PAGE, 1), MOST_PER_PAGE, layout.mostOnPage?.(area) ?? MOST_PER_PAGE)
  const stays = screen && most > 1 ? [screen] : []
  const turned = ordered.filter((tile) => !stays.includes(tile))
  const each = most - stays.length
  const pages = Math.max(1, Math.ceil(turned.length / each))
  const shown = Math.min(pages - 1, whole(page, 0, 0))
  const widest = Math.min(area.width, area.height) * WIDEST_GAP
  const placed = layout.place([...stays, ...turned.slice(shown * each, (shown + 1) * each)], area, Math.min(widest, Math.max(0, finite(gap, 0))))
  return { placements: placed.map((one) => placementOf(one, area)), page: shown, pages }
}

function areaOf({ width, height }: Box): Rect {
  const isBox = finite(width, 0) > 0 && finite(height, 0) > 0
  return { left: 0, top: 0, ...(isBox ? { width, height } : FALLBACK) }
}

function placementOf({ tile, rect, role, layer }: Placed, area: Rect): Placement {
  const left = clamp(rect.left / area.width, 1)
  const top = clamp(rect.top / area.height, 1)
  return { id: tile.id, left, top, width: clamp(rect.width / area.width, 1 - left), height: clamp(rect.height / area.height, 1 - top), layer, role }
}

const clamp = (value: number, most: number): number => Math.min(most, Math.max(0, value))
const finite = (value: number, otherwise: number): number => (Number.isFinite(value) ? value : otherwise)
const whole = (value: number, otherwise: number, least: number): number => Math.max(least, Math.floor(finite(value, otherwise)))
