import type { RuledScenario } from '#shared/scenario/manifest'
import type { Door } from './door.ts'
import { attendanceDoors, type AttendanceDoorNeeds } from './doors/attendance.ts'
import { fileDoors, type FileDoorsNeeds } from './doors/files.ts'
import { invitationDoors, type InvitationDoorNeeds } from './doors/invitations.ts'
import { logDoors, type LogDoorNeeds } from './doors/logs.ts'
import { mediaDoors, type MediaDoorNeeds } from './doors/media.ts'
import { planDoors, type PlanDoorNeeds } from './doors/plans.ts'
import { recordingDoors, type RecordingDoorNeeds } from './doors/recordings.ts'
import { roomDoors, type RoomDoorNeeds } from './doors/rooms.ts'
import { scenarioDoors } from './doors/scenarios.ts'
import { sessionDoors } from './doors/sessions.ts'

/** What all doors need together. */
export interface DoorNeeds extends RoomDoorNeeds, InvitationDoorNeeds, MediaDoorNeeds, LogDoorNeeds, RecordingDoorNeeds, PlanDoorNeeds, AttendanceDoorNeeds, FileDoorsNeeds {
  readonly scenarios: readonly RuledScenario[]
}

/** The one table of HTTP doors: routes, description and tests are made from it. */
export const allDoors = (needs: DoorNeeds): readonly Door[] => [
  ...sessionDoors(needs.tokens),
  ...scenarioDoors(needs.scenarios),
  ...roomDoors(needs),
  ...invitationDoors(needs),
  ...mediaDoors(needs),
  ...logDoors(needs),
  ...recordingDoors(needs),
  ...planDoors(needs),
  ...attendanceDoors(needs),
  ...fileDoors(needs),
]
