import { failure, success } from '#shared/kernel/result'
import { can } from '#shared/room/can'
import { memberOf, type MemberId } from '#shared/room/state'
import type { Asked, Decision } from '../asked.ts'

/** `media.set`: a member tells what is switched on. */
export function setMedia({ member }: Asked, { microphone, camera }: { readonly microphone: 'on' | 'off'; readonly camera: 'on' | 'off' }): Decision {
  if (member.microphone === microphone && member.camera === camera) return success([])
  return success([{ type: 'member.media', id: member.id, microphone, camera, by: member.id }])
}

/** `member.mute`: told even if the device says that it is off, since the gateway then holds it shut. */
export function mute({ room, member, scenario }: Asked, target: MemberId, device: 'microphone' | 'camera'): Decision {
  const other = memberOf(room, target)
  if (other === undefined) return failure('member/not-found')
  const protectedHost = target === room.host && member.id !== room.host
  if (!can(member, 'mute-others', scenario) || protectedHost) return failure('member/not-allowed')
  return success([{
    type: 'member.media',
    id: target,
    microphone: device === 'microphone' ? 'off' : other.microphone,
    camera: device === 'camera' ? 'off' : other.camera,
    by: member.id,
  }])
}
