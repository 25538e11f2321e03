import { failure, success } from '#shared/kernel/result'
import { can } from '#shared/room/can'
import type { Asked, Decision } from '../asked.ts'

/** `recording.start`: a room has one recording at a time; who asks second finds it running. Nobody is told that it is recorded while nothing is there to do it. */
export function startRecording({ room, member, scenario, now, vendorMedia }: Asked): Decision {
  if (!can(member, 'record', scenario)) return failure('member/not-allowed')
  if (vendorMedia) return failure('recording/unavailable')
  if (room.recording !== null) return success([])
  if (room.gatewayEpoch === null) return failure('media/gateway-away')
  return success([{ type: 'recording.started', id: `${room.id}-${now.toString(36)}`, by: member.id }])
}

/** `recording.stop`. */
export function stopRecording({ room, member, scenario }: Asked): Decision {
  if (!can(member, 'record', scenario)) return failure('member/not-allowed')
  return success(room.recording === null ? [] : [{ type: 'recording.stopped', id: room.recording.id, why: 'by-member', by: member.id }])
}
