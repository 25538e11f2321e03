import { failure, success } from '#shared/kernel/result'
import { can } from '#shared/room/can'
import type { Asked, Decision } from '../asked.ts'

/** `chat.send`: the name is kept with the text, for readers who come after the sender left. */
export function sendChat({ member, scenario }: Asked, text: string): Decision {
  if (!can(member, 'chat', scenario)) return failure('member/not-allowed')
  return success([{ type: 'chat.sent', from: member.id, name: member.name, text }])
}
