import type { Tile } from './tile.ts'

/** The main ones first, then by arrival; the id decides between those who came at once. Nobody's place depends on who speaks. */
export const order = (tiles: readonly Tile[]): readonly Tile[] => [...tiles].sort(compare)

function compare(one: Tile, other: Tile): number {
  if (one.main !== other.main) return one.main ? -1 : 1
  const apart = time(one.since) - time(other.since)
  if (apart !== 0) return apart
  return one.id < other.id ? -1 : one.id > other.id ? 1 : 0
}

const time = (since: number): number => (Number.isFinite(since) ? since : 0)
