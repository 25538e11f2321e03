import type { Figure } from '#shared/board/contract'

/** Whether two figures look alike; those that came over the wire are other objects. */
export function sameFigure(one: Figure | null, other: Figure | null): boolean {
  if (one === other) return true
  return one !== null && other !== null && one.kind === other.kind && JSON.stringify(Object.entries(one).sort()) === JSON.stringify(Object.entries(other).sort())
}
