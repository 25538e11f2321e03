import { failure, success } from '#shared/kernel/result'
import { can, isChatMuted, mayDelete } from '#shared/room/can'
import { memberOf, type MemberId } from '#shared/room/state'
import type { Asked, Decision } from '../asked.ts'

/** `chat.send`: the name is kept with the text, for readers who come after the sender left. */
export function sendChat({ room, member, scenario }: Asked, text: string): Decision {
  if (!can(member, 'chat', scenario)) return failure('member/not-allowed')
  if (isChatMuted(room, member, scenario)) return failure('chat/muted')
  return success([{ type: 'chat.sent', from: member.id, name: member.name, text }])
}

/** `chat.mute`: all (null), or one who has no power over others. Who has left may be let write again. */
export function muteChat({ room, member, scenario }: Asked, muted: boolean, target: MemberId | null): Decision {
  if (!can(member, 'mute-others', scenario)) return failure('member/not-allowed')
  const is = target === null ? room.chatMuted.all : room.chatMuted.members.includes(target)
  const other = target === null ? null : memberOf(room, target)
  if (other === undefined && !is) return failure('member/not-found')
  if (muted && other && can(other, 'mute-others', scenario)) return failure('member/not-allowed')
  return success(is === muted ? [] : [{ type: 'chat.muted', muted, member: target, by: member.id }])
}

/** `chat.delete`: what is deleted already stays so. */
export function deleteMessage({ room, member, scenario, now }: Asked, seq: number): Decision {
  const message = room.chat.find((one) => one.seq === seq)
  if (message === undefined) return failure('chat/not-found')
  if (!mayDelete(member, message, now, scenario)) return failure(message.from === member.id ? 'chat/too-late' : 'member/not-allowed')
  return success(message.deleted ? [] : [{ type: 'chat.deleted', message: seq, by: member.id }])
}
