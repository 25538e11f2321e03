import * as v from 'valibot'
import { csvOf } from '#shared/kernel/csv'
import type { MemberId } from '#shared/room/state'

const ids = v.pipe(v.array(v.string()), v.readonly())

const personSchema = v.object({
  member: v.string(),
  name: v.string(),
  role: v.string(),
  firstAt: v.number(),
  lastAt: v.number(),
  presentMs: v.number(),
  away: v.number(),
  background: v.number(),
  spans: v.pipe(v.array(v.object({ from: v.number(), to: v.number() })), v.readonly()),
})

/** `AttendanceReply` as it comes over the wire. */
export const attendanceSchema = v.object({
  room: v.string(),
  title: v.string(),
  from: v.number(),
  to: v.number(),
  people: v.pipe(v.array(personSchema), v.readonly()),
  rollCalls: v.pipe(v.array(v.object({ at: v.number(), called: ids, answered: ids })), v.readonly()),
})

/** `GET /api/rooms/:id/attendance`, for who keeps order in the room, also after its end. All times are milliseconds since 1970, the server's clock. */
export interface AttendanceReply {
  readonly room: string
  readonly title: string
  /** When the room was opened, and when it ended or the question was asked. */
  readonly from: number
  readonly to: number
  /** In the order in which they came first. */
  readonly people: readonly Attended[]
  /** Who was called by name and who answered, where the scenario's law calls; oldest first. */
  readonly rollCalls: readonly { readonly at: number; readonly called: readonly MemberId[]; readonly answered: readonly MemberId[] }[]
}

/** One person's time in a room. */
export interface Attended {
  readonly member: MemberId
  readonly name: string
  readonly role: string
  /** When they came first, and when they left last, or were still there. */
  readonly firstAt: number
  readonly lastAt: number
  /** In the room and within reach: without the time in which nothing was heard of them. */
  readonly presentMs: number
  /** How often they were lost or left and came back, and how often they had something else in front. */
  readonly away: number
  readonly background: number
  /** When they were present; short gaps are closed where there are more than 100. */
  readonly spans: readonly { readonly from: number; readonly to: number }[]
}

/** What the head of the list says, and how it says the rest. */
export interface AttendanceWords {
  readonly name: string
  readonly role: string
  readonly first: string
  readonly last: string
  readonly minutes: string
  readonly away: string
  readonly background: string
  /** Above a column of a roll call. */
  readonly rollCall: (at: number) => string
  readonly here: string
  readonly missing: string
  readonly roleName: (role: string) => string
  readonly time: (at: number) => string
}

/** The attendance as a list for spreadsheets: a line a person, a column a roll call; minutes with one decimal. Who was not called has nothing in its column. */
export function attendanceCsv({ people, rollCalls }: AttendanceReply, words: AttendanceWords): string {
  const { name, role, first, last, minutes, away, background } = words
  const head = [name, role, first, last, minutes, away, background, ...rollCalls.map(({ at }) => words.rollCall(at))]
  const line = (one: Attended) => [
    one.name, words.roleName(one.role), words.time(one.firstAt), words.time(one.lastAt), Math.round(one.presentMs / 6_000) / 10, one.away, one.background,
    ...rollCalls.map(({ called, answered }) => (answered.includes(one.member) ? words.here : called.includes(one.member) ? words.missing : '')),
  ]
  return csvOf([head, ...people.map(line)])
}
