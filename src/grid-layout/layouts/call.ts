import { pictureInPicture } from '../insets.ts'
import type { Layout } from '../rect.ts'
import { equals } from '../spotlight.ts'

/** With more people their insets would hide the picture. */
const MOST = 4

/** A call: the main one fills the box, the others lie in its corner. */
export const call: Layout = {
  place(tiles, area, gap) {
    const [main, ...others] = tiles
    return main && tiles.length <= MOST ? pictureInPicture(main, others, area, gap) : equals(tiles, area, gap)
  },
}
