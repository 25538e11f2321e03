import type { Entry } from './entries'

/** A place on the time line where something happened. */
export interface Mark {
  /** 0 to 1. */
  readonly share: number
  readonly kind: Entry['kind']
}

/** More would be a stripe. */
const MOST = 120
const WEIGHT = { hand: 3, room: 2, people: 1, chat: 0 } as const satisfies Record<Entry['kind'], number>

/** The marks of a time line; of those that would touch, the weightiest stands. */
export function marksOf(entries: readonly Entry[], length: number): readonly Mark[] {
  if (length <= 0) return []
  const places = new Map<number, Mark>()
  for (const { at, kind } of entries) {
    const share = Math.min(1, at / length)
    const place = Math.round(share * MOST)
    const there = places.get(place)
    if (!there || WEIGHT[kind] > WEIGHT[there.kind]) places.set(place, { share, kind })
  }
  return [...places.values()]
}
