import type { Translate } from '../ui/words/translate'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/** How long ago, in words. Without Intl, which some phones lack. */
export function when(at: number, now: number, t: Translate): string {
  const ago = Math.max(0, now - at)
  if (ago < MINUTE_MS) return t('when.now')
  if (ago < HOUR_MS) return t('when.minutes', { count: Math.floor(ago / MINUTE_MS) })
  if (ago < DAY_MS) return t('when.hours', { count: Math.floor(ago / HOUR_MS) })
  if (ago < 2 * DAY_MS) return t('when.yesterday')
  return t('when.days', { count: Math.floor(ago / DAY_MS) })
}

/** The time of day, `14:05`. */
export function clockTime(at: number): string {
  const date = new Date(at)
  return `${String(date.getHours()).padStart(2, '0')}:${String(date.getMinutes()).padStart(2, '0')}`
}
