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
  return `${two(date.getHours())}:${two(date.getMinutes())}`
}

/** The day and the time of day, `11-21 14:05`; with its year if that is another one than `now`'s. */
export function dayTime(at: number, now: number): string {
  const date = new Date(at)
  const year = date.getFullYear()
  const day = `${two(date.getMonth() + 1)}-${two(date.getDate())} ${clockTime(at)}`
  return year === new Date(now).getFullYear() ? day : `${year}-${day}`
}

/** A span of time, `03:07` or `1:03:07`. */
export function lasting(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1_000))
  const hours = Math.floor(seconds / 3_600)
  const rest = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
  return hours > 0 ? `${hours}:${rest}` : rest
}

const two = (count: number): string => String(count).padStart(2, '0')
