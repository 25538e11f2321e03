import { isPortrait, splitLeft, splitTop, type Layout, type Rect } from '../rect.ts'
import { equals, spotlight } from '../spotlight.ts'

/** The screen's share of the width, with few others and with many. */
const FEW = 5
const BESIDE_FEW = 0.8
const BESIDE_MANY = 0.68
/** Upright, a screen needs no more height than its picture has, and never more than this share. */
const SCREEN_SHAPE = 16 / 9
const MOST_ABOVE = 0.62
/** Upright, one face alone is not to be larger than the screen. */
const LONE_FACE = 0.9
/** Upright, more people than this beneath are too small to know a face. */
const MOST_BELOW = 6

/** A shared screen, large; the people beside it, on a phone beneath. Without one on this page everybody stands alike. */
export const screenFirst: Layout = {
  mostOnPage: (area) => (isPortrait(area) ? 1 + MOST_BELOW : Number.POSITIVE_INFINITY),
  place(tiles, area, gap) {
    const [screen, ...others] = tiles
    if (!screen?.screen) return equals(tiles, area, gap)
    if (others.length === 0) return spotlight(screen, area, [], area, gap)
    if (isPortrait(area)) {
      const [first, rest] = splitTop(area, above(area), gap)
      return spotlight(screen, first, others, others.length === 1 ? { ...rest, height: Math.min(rest.height, first.height * LONE_FACE) } : rest, gap)
    }
    const [first, rest] = splitLeft(area, others.length > FEW ? BESIDE_MANY : BESIDE_FEW, gap)
    return spotlight(screen, first, others, rest, gap)
  },
}

const above = ({ width, height }: Rect): number => Math.min(MOST_ABOVE, width / SCREEN_SHAPE / height)
