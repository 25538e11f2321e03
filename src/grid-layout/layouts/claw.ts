import { pictureInPicture } from '../insets.ts'
import { isPortrait, splitLeft, type Layout } from '../rect.ts'
import { equals, spotlight } from '../spotlight.ts'

const MOST = 4
const FRONT_BESIDE = 0.7

/** A claw machine: the front camera is large. On a phone the side camera lies in its corner, on a wide screen it stands beside. */
export const claw: Layout = {
  place(tiles, area, gap) {
    const [front, ...others] = tiles
    if (!front || tiles.length > MOST) return equals(tiles, area, gap)
    if (isPortrait(area) || others.length === 0) return pictureInPicture(front, others, area, gap)
    const [first, rest] = splitLeft(area, FRONT_BESIDE, gap)
    return spotlight(front, first, others, rest, gap)
  },
}
