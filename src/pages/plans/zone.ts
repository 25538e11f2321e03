const MINUTES = 60

/** This device's zone (IANA). Some phones have no Intl: there it is China's or a fixed distance from UTC, whose sign is reversed in such names. */
export function ownZone(): string {
  const known = typeof Intl === 'undefined' ? undefined : Intl.DateTimeFormat().resolvedOptions().timeZone
  return known || zoneByOffset(new Date().getTimezoneOffset())
}

/** `minutes` as Date tells it: those that UTC is ahead. */
export function zoneByOffset(minutes: number): string {
  if (minutes === -8 * MINUTES) return 'Asia/Shanghai'
  const hours = Math.round(minutes / MINUTES)
  return hours === 0 ? 'UTC' : `Etc/GMT${hours > 0 ? '+' : ''}${hours}`
}
