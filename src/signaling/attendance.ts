import type { Result } from '#shared/kernel/result'
import { attendanceSchema, type AttendanceReply } from '#shared/protocol/attendance'
import type { FailureCode } from '#shared/protocol/failures'
import { askSignedIn, type SignedIn } from './ask-signed-in'

/** Who was in a room and when, for those who keep order in it. */
export const findAttendance = (needs: SignedIn, room: string): Promise<Result<AttendanceReply, FailureCode>> =>
  askSignedIn(needs, { method: 'GET', path: `/api/rooms/${encodeURIComponent(room)}/attendance`, answer: attendanceSchema })
