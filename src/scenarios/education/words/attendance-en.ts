import type { RoomWords } from '#shared/scenario/manifest'

/** What the attendance says in English. */
export const attendanceEn: RoomWords = {
  'attendance': 'Attendance',
  'attendance.loading': 'Collecting the attendance',
  'attendance.save': 'Export as CSV',
  'attendance.saved': 'Saved with the downloads',
  'attendance.copied': 'A mini-program saves no files: the table is copied, paste it elsewhere',
  'attendance.failed': 'Not saved, try again',
  'attendance.again': 'Refresh',
  'attendance.minutes': '{count} min present',
  'attendance.away': 'away {count}×',
  'attendance.background': 'in background {count}×',
  'attendance.rolls': 'roll calls {here} / {called}',
  'attendance.bar': 'When {name} was present',
  'attendance.file': 'attendance',
  'csv.name': 'Name',
  'csv.role': 'Role',
  'csv.first': 'First came',
  'csv.last': 'Last left',
  'csv.minutes': 'Minutes present',
  'csv.away': 'Times away',
  'csv.background': 'Times in background',
  'csv.roll': 'Roll call {time}',
  'csv.here': 'here',
  'csv.missing': 'missing',
}
