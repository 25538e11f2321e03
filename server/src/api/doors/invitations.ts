import { success } from '#shared/kernel/result'
import { invitationSchema } from '#shared/protocol/http-schema'
import { mayInvite } from '../../rooms/invite.ts'
import type { Rooms } from '../../rooms/rooms.ts'
import type { Tokens } from '../../tokens/tokens.ts'
import { signedDoor, type Door } from '../door.ts'
import { invitationReply } from '../reply-schemas.ts'
import { findOpenRoom } from './rooms.ts'

/** Supplied by `serve.ts`. */
export interface InvitationDoorNeeds {
  readonly rooms: Rooms
  readonly tokens: Tokens
}

/** Papers for the roles that the room's code does not give. */
export const invitationDoors = ({ rooms, tokens }: InvitationDoorNeeds): readonly Door[] => [
  signedDoor(
    tokens,
    {
      method: 'POST',
      path: '/api/rooms/{id}/invitations',
      summary: 'Invite to a role, as the host: whoever has the invitation may join in it for 12 h',
      failures: ['room/not-found', 'room/ended', 'room/removed', 'room/role-unknown', 'member/not-allowed'],
    },
    invitationSchema,
    invitationReply,
    async ({ id, body: { role }, user }) => {
      const found = await findOpenRoom(rooms, id)
      if (!found.ok) return found
      const { room } = found.value
      const allowed = mayInvite(room.current.room, room.scenario, user.id, role)
      if (!allowed.ok) return allowed
      const { token, expiresAt } = await tokens.issueInvitation({ room: room.id, role })
      return success({ invitation: token, role, expiresAt })
    },
  ),
]
