import { sql } from 'kysely'
import type { LoggedEvent, RoomEvent } from '#shared/room/events'
import type { Database } from './database.ts'
import { toLogged } from './room-log.ts'

/** A day of a full room with bad networks has fewer. */
const MOST_EVENTS = 50_000
const COMINGS: readonly RoomEvent['type'][] = ['member.joined', 'member.left', 'member.presence', 'room.ended']

/** What a room's log tells of coming and going. */
export interface AttendanceLog {
  /** In order, the last 50,000. */
  comingsOf(room: string): Promise<readonly LoggedEvent[]>
  /** As what somebody was in the room last; null if they never were, or were removed. */
  roleOf(room: string, member: string): Promise<string | null>
}

/** The attendance in the database. */
export function createAttendanceLog(database: Database): AttendanceLog {
  return {
    async comingsOf(room) {
      const rows = await database.selectFrom('events').select(['seq', 'at', 'body'])
        .where('room', '=', room)
        .where(sql`json_extract(body, '$.type')`, 'in', COMINGS)
        .orderBy('seq', 'desc').limit(MOST_EVENTS).execute()
      return rows.reverse().map(toLogged)
    },
    async roleOf(room, member) {
      const row = await database.selectFrom('visits').select('role').where('room', '=', room).where('member', '=', member).where('removed', '=', 0).executeTakeFirst()
      return row?.role ?? null
    },
  }
}
