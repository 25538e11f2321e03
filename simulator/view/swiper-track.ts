/** A row of slides: how many there are, how many are seen at once, and whether it goes round. */
export interface Track { readonly count: number; readonly seen: number; readonly circular: boolean }

/** Going round takes more slides than are seen at once. */
export const goesRound = ({ count, seen, circular }: Track): boolean => circular && count > seen

/** The slide that stands at a position, which may lie beyond the ends where the row goes round. */
export const slideAt = (position: number, track: Track): number => {
  const whole = Math.round(position)
  if (goesRound(track)) return ((whole % track.count) + track.count) % track.count
  return Math.max(0, Math.min(whole, Math.max(0, track.count - track.seen)))
}

/** Where a slide is drawn so that it is seen near a position. */
export const drawnAt = (slide: number, around: number, track: Track): number => (goesRound(track) ? slide + track.count * Math.round((around + (track.seen - 1) / 2 - slide) / track.count) : slide)

/** Where a row comes to rest that was let go at a position, with a speed in slides a second. */
export function restAt(from: number, position: number, speed: number, track: Track): number {
  const moved = position - from
  const next = Math.abs(moved) > 0.5 ? Math.round(position) : Math.abs(speed) > QUICK && Math.sign(speed) === Math.sign(moved) ? from + Math.sign(moved) : from
  return goesRound(track) ? next : slideAt(next, track)
}

const QUICK = 0.5

/** The nearest position of a slide, going forward or back. */
export const wayTo = (slide: number, from: number, track: Track): number => (goesRound(track) ? drawnAt(slide, from - (track.seen - 1) / 2, track) : slideAt(slide, track))

/** How much of its way an animation has made after a part of its time. */
export function eased(part: number, name: string): number {
  if (name === 'linear') return part
  if (name === 'easeInCubic') return part ** 3
  if (name === 'easeInOutCubic') return part < 0.5 ? 4 * part ** 3 : 1 - ((-2 * part + 2) ** 3) / 2
  return 1 - (1 - part) ** 3
}
