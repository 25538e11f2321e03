import type * as v from 'valibot'
import { failure, success, type Result } from '#shared/kernel/result'
import type { FailureCode } from '#shared/protocol/failures'
import type { JoinReply, RoomSummary } from '#shared/protocol/http'
import { joinSchema, openRoomSchema } from '#shared/protocol/http-schema'
import { ruleOf } from '#shared/room/can'
import { SOCKET_PATH } from '../../signaling/endpoint.ts'
import { admit } from '../../rooms/admit.ts'
import type { RoomRecord } from '../../rooms/shelf.ts'
import type { OpenRoom, Rooms } from '../../rooms/rooms.ts'
import type { Tokens, User } from '../../tokens/tokens.ts'
import { openDoor, signedDoor, type Call, type Door } from '../door.ts'
import type { GrantMedia } from '../grant-media.ts'
import { socketBase } from '../origin.ts'
import { joinReply, roomReply } from '../reply-schemas.ts'

/** Supplied by `serve.ts`. */
export interface RoomDoorNeeds {
  readonly rooms: Rooms
  readonly tokens: Tokens
  readonly grantMedia: GrantMedia
}

/** Opening, finding and entering rooms. */
export const roomDoors = ({ rooms, tokens, grantMedia }: RoomDoorNeeds): readonly Door[] => [
  signedDoor(
    tokens,
    { method: 'POST', path: '/api/rooms', summary: 'Open a room, of one of the scenario’s variants; an empty title takes the scenario’s own', failures: ['scenario/unknown', 'room/variant-unknown', 'server/busy'], rate: 'open' },
    openRoomSchema,
    roomReply,
    async ({ body: { scenario, variant, title }, user }) => {
      const opened = await rooms.open({ scenario, variant, title, host: user.id })
      return opened.ok ? success({ room: summaryOf(opened.value) }) : opened
    },
  ),
  openDoor(
    { method: 'GET', path: '/api/rooms/{id}', summary: 'Find a room by its id or its six digits', failures: ['room/not-found'] },
    null,
    roomReply,
    async ({ id }) => {
      const found = await findRoom(rooms, id)
      return found.ok ? success({ room: 'room' in found.value ? summaryOf(found.value) : summaryOfEnded(found.value) }) : found
    },
  ),
  signedDoor(
    tokens,
    {
      method: 'POST',
      path: '/api/rooms/{id}/join',
      summary: 'Ask to come in: a ticket for the room socket, good for 60 s',
      failures: ['room/not-found', 'room/ended', 'room/removed', 'room/full', 'room/role-full', 'room/role-unknown', 'room/role-invitation', 'member/not-allowed'],
    },
    joinSchema,
    joinReply,
    (call) => letIn({ rooms, tokens, grantMedia }, call),
  ),
]

async function letIn({ rooms, tokens, grantMedia }: RoomDoorNeeds, { id, body, user, origin }: Call<v.InferOutput<typeof joinSchema>, User>): Promise<Result<JoinReply, FailureCode>> {
  const found = await findOpenRoom(rooms, id)
  if (!found.ok) return found
  const { room } = found.value
  const role = body.role ?? null
  const invited = await isInvited(tokens, body.invitation, room.id, role)
  const visitor = { ...user, client: body.client, role, invited }
  const admitted = admit(room.current.room, room.scenario, visitor)
  if (!admitted.ok) return admitted
  const mayPublish = ruleOf(room.scenario, admitted.value)?.can.includes('publish') ?? false
  const ticket = await tokens.issueTicket({ ...visitor, room: room.id })
  const media = await grantMedia({ room: room.current.room, member: user.id, mayPublish, origin })
  return success({ ticket, socketUrl: socketBase(origin) + SOCKET_PATH, media })
}

async function isInvited(tokens: Tokens, invitation: string | undefined, room: string, role: string | null): Promise<boolean> {
  const read = invitation === undefined ? null : await tokens.readInvitation(invitation)
  return read !== null && read.room === room && read.role === role
}

/** An open room by id or code, or why it can't be entered. */
export async function findOpenRoom(rooms: Rooms, idOrCode: string): Promise<Result<OpenRoom, FailureCode>> {
  const found = await findRoom(rooms, idOrCode)
  if (!found.ok) return found
  return 'room' in found.value ? success(found.value) : failure('room/ended')
}

/** A room by id or code, open or ended. */
export async function findRoom(rooms: Rooms, idOrCode: string): Promise<Result<OpenRoom | RoomRecord, FailureCode>> {
  const open = rooms.find(idOrCode)
  if (open !== null) return success(open)
  const record = await rooms.lookUp(idOrCode)
  if (record === null) return failure('room/not-found')
  return success(rooms.find(record.id) ?? record)
}

/** What everybody may know of an open room. */
export function summaryOf({ room }: OpenRoom): RoomSummary {
  const { id, joinCode, scenario, variant, title, openedAt, members, life } = room.current.room
  return { id, joinCode, scenario, variant, title, openedAt, people: members.length, life: life.phase }
}

const summaryOfEnded = ({ id, joinCode, scenario, variant, title, openedAt }: RoomRecord): RoomSummary =>
  ({ id, joinCode, scenario, variant, title, openedAt, people: 0, life: 'ended' })
