import type { AttendanceWords } from '#shared/protocol/attendance'

/** What the table of the attendance says, in the language of the page. */
export const csvWords = (say: (key: string, values?: Readonly<Record<string, string>>) => string, roles: Readonly<Record<string, string>>): AttendanceWords => ({
  name: say('csv.name'),
  role: say('csv.role'),
  first: say('csv.first'),
  last: say('csv.last'),
  minutes: say('csv.minutes'),
  away: say('csv.away'),
  background: say('csv.background'),
  here: say('csv.here'),
  missing: say('csv.missing'),
  rollCall: (at) => say('csv.roll', { time: stamp(at) }),
  roleName: (role) => roles[role] ?? role,
  time: stamp,
})

/** A time of this device's place, `2026-11-30 14:05:09`. Without Intl, which some phones lack. */
export function stamp(at: number): string {
  const date = new Date(at)
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-')
  return `${day} ${[date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(':')}`
}

const two = (count: number): string => String(count).padStart(2, '0')
