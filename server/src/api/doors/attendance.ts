import * as v from 'valibot'
import { failure, success, type Result } from '#shared/kernel/result'
import { attendanceCsv, attendanceSchema, type AttendanceReply, type AttendanceWords } from '#shared/protocol/attendance'
import type { FailureCode } from '#shared/protocol/failures'
import { ruleOf } from '#shared/room/can'
import type { RuledScenario } from '#shared/scenario/manifest'
import { attendanceOf } from '../../rooms/attendance.ts'
import type { RoomLog } from '../../rooms/log.ts'
import { recoverRoom } from '../../rooms/recover.ts'
import type { Rooms } from '../../rooms/rooms.ts'
import type { RoomRecord } from '../../rooms/shelf.ts'
import type { AttendanceLog } from '../../store/attendance-log.ts'
import type { Tokens } from '../../tokens/tokens.ts'
import { signedDoor, type Door } from '../door.ts'

/** Supplied by `serve.ts`. */
export interface AttendanceDoorNeeds {
  readonly rooms: Rooms
  readonly log: Pick<RoomLog, 'readSince' | 'readSnapshot'>
  readonly attendance: AttendanceLog
  readonly scenarios: readonly RuledScenario[]
  readonly tokens: Tokens
  readonly now: () => number
}

const REFUSALS: readonly FailureCode[] = ['room/not-found', 'member/not-allowed']

/** Who was there and when, for those who keep order; also after the room's end. */
export const attendanceDoors = (needs: AttendanceDoorNeeds): readonly Door[] => [
  signedDoor(
    needs.tokens,
    { method: 'GET', path: '/api/rooms/{id}/attendance', summary: 'Who was in the room and when, for its opener and those who may mute others', failures: REFUSALS },
    null,
    attendanceSchema,
    async ({ id, user }) => {
      const found = await attendance(needs, id, user.id)
      return found.ok ? success(found.value.reply) : found
    },
  ),
  signedDoor(
    needs.tokens,
    { method: 'GET', path: '/api/rooms/{id}/attendance.csv', type: 'text/csv; charset=utf-8', summary: 'The same as a list for spreadsheets; times are UTC', failures: REFUSALS },
    null,
    v.string(),
    async ({ id, user }) => {
      const found = await attendance(needs, id, user.id)
      return found.ok ? success(attendanceCsv(found.value.reply, wordsOf(found.value.scenario))) : found
    },
  ),
]

interface Found { readonly reply: AttendanceReply; readonly scenario: RuledScenario | undefined }

async function attendance(needs: AttendanceDoorNeeds, id: string, user: string): Promise<Result<Found, FailureCode>> {
  const record = await needs.rooms.lookUp(id)
  if (record === null) return failure('room/not-found')
  const scenario = needs.scenarios.find((one) => one.id === record.scenario)
  const role = await needs.attendance.roleOf(record.id, user)
  const keepsOrder = scenario !== undefined && role !== null && (ruleOf(scenario, role)?.can.includes('mute-others') ?? false)
  if (record.host !== user && !keepsOrder) return failure('member/not-allowed')
  const to = record.endedAt ?? needs.now()
  const people = attendanceOf(await needs.attendance.comingsOf(record.id), to)
  const rollCalls = scenario?.law.rollCalls === undefined ? [] : scenario.law.rollCalls(await lawOf(needs, record, scenario))
  return success({ scenario, reply: { room: record.id, title: record.title, from: record.openedAt, to, people, rollCalls } })
}

/** The law's state as it stands, or stood at the end. */
async function lawOf({ rooms, log }: AttendanceDoorNeeds, record: RoomRecord, { law }: RuledScenario) {
  const open = rooms.find(record.id)
  return (open === null ? await recoverRoom(log, record, law) : open.room.current).room.law
}

/** As people of the product's first language read it. */
const wordsOf = (scenario: RuledScenario | undefined): AttendanceWords => ({
  name: '姓名', role: '身份', first: '首次进入 (UTC)', last: '最后离开 (UTC)', minutes: '在场分钟', away: '离开次数', background: '切后台次数', here: '到', missing: '未到',
  rollCall: (at) => `点名 ${isoOf(at)}`,
  roleName: (role) => scenario?.words.zh.roles[role] ?? role,
  time: isoOf,
})

const isoOf = (at: number): string => new Date(at).toISOString().replace('T', ' ').slice(0, 19)
