import { failure, success } from '#shared/kernel/result'
import { can } from '#shared/room/can'
import { memberOf, type MemberId, type RoomState } from '#shared/room/state'
import type { Asked, Decision } from '../asked.ts'

/** `media.set`: a member tells what is switched on. */
export function setMedia({ member }: Asked, { microphone, camera }: { readonly microphone: 'on' | 'off'; readonly camera: 'on' | 'off' }): Decision {
  if (member.microphone === microphone && member.camera === camera) return success([])
  return success([{ type: 'member.media', id: member.id, microphone, camera, by: member.id }])
}

/** `member.mute`: told even if the device says that it is off, since the gateway then holds it shut. */
export function mute({ room, member, scenario }: Asked, target: MemberId, device: 'microphone' | 'camera'): Decision {
  const mayNot = memberOf(room, target) !== undefined && !can(member, 'mute-others', scenario)
  return mayNot ? failure('member/not-allowed') : turnOff(room, target, device, member.id)
}

/** Turns a device off on behalf of a member, or of the scenario's law; the host's is their own. */
export function turnOff(room: RoomState, target: MemberId, device: 'microphone' | 'camera', by: MemberId | null): Decision {
  const other = memberOf(room, target)
  if (other === undefined) return failure('member/not-found')
  if (target === room.host && by !== room.host) return failure('member/not-allowed')
  return success([{
    type: 'member.media',
    id: target,
    microphone: device === 'microphone' ? 'off' : other.microphone,
    camera: device === 'camera' ? 'off' : other.camera,
    by,
  }])
}
