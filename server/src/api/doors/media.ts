import { failure, success, type Result } from '#shared/kernel/result'
import type { FailureCode } from '#shared/protocol/failures'
import { playSchema, publishSchema } from '#shared/protocol/http-schema'
import { can, ruleOf } from '#shared/room/can'
import { memberOf, mixStreamOf, sharedScreen, streamIdOf, type Member, type MemberId, type RoomState, type StreamId } from '#shared/room/state'
import type { Room } from '../../rooms/room.ts'
import type { Rooms } from '../../rooms/rooms.ts'
import { signedDoor, type Door } from '../door.ts'
import { httpBase, rtmpUrl } from '../origin.ts'
import { playAddress, type AddressNeeds } from '../play-address.ts'
import { playReply, publishReply } from '../reply-schemas.ts'
import { findOpenRoom } from './rooms.ts'

/** Supplied by `serve.ts`. */
export interface MediaDoorNeeds extends AddressNeeds {
  readonly rooms: Rooms
}

/** Fresh addresses for one stream and one direction, good for 10 minutes. */
export const mediaDoors = ({ rooms, tokens, rtmpPort }: MediaDoorNeeds): readonly Door[] => [
  signedDoor(
    tokens,
    { method: 'POST', path: '/api/rooms/{id}/publish', summary: 'Addresses to send a stream to', failures: ['room/not-found', 'room/ended', 'member/not-found', 'member/not-allowed', 'screen/taken'] },
    publishSchema,
    publishReply,
    async ({ id, body: { source }, user, origin }) => {
      const inside = await memberInside(rooms, id, user.id)
      if (!inside.ok) return inside
      const { room, member } = inside.value
      const maySend = ruleOf(room.scenario, member.role)?.sources.includes(source) ?? false
      if (!maySend || !can(member, 'publish', room.scenario)) return failure('member/not-allowed')
      if (source === 'screen' && isTaken(room.current.room, member.id)) return failure('screen/taken')
      const streamId = streamIdOf(room.id, member.id, source)
      const { token, expiresAt } = await tokens.issueMedia({ room: room.id, stream: streamId, user: member.id, direction: 'publish' })
      return success({ streamId, whip: `${httpBase(origin)}/media/whip/${streamId}?token=${token}`, rtmp: rtmpUrl(origin, rtmpPort, streamId, token), expiresAt })
    },
  ),
  signedDoor(
    tokens,
    { method: 'POST', path: '/api/rooms/{id}/play', summary: 'Addresses to watch a stream at', failures: ['room/not-found', 'room/ended', 'member/not-found', 'stream/not-found'] },
    playSchema,
    playReply,
    async ({ id, body: { streamId }, user, origin }) => {
      const inside = await memberInside(rooms, id, user.id)
      if (!inside.ok) return inside
      const { room, member } = inside.value
      if (!isWatchable(room.current.room, streamId)) return failure('stream/not-found')
      return success(await playAddress({ tokens, rtmpPort }, { room: room.id, stream: streamId, member: member.id, origin }))
    },
  ),
]

/** A stream of the room, or all of them as one. */
const isWatchable = ({ id, streams, mix }: RoomState, stream: StreamId): boolean =>
  streams.some((known) => known.id === stream) || (mix !== null && stream === mixStreamOf(id))

/** Another's screen is there already. */
const isTaken = (room: RoomState, member: MemberId): boolean => ![member, undefined].includes(sharedScreen(room)?.owner)

/** An open room and who of it asks, or why they may not. */
export async function memberInside(rooms: Rooms, id: string, user: MemberId): Promise<Result<{ readonly room: Room; readonly member: Member }, FailureCode>> {
  const found = await findOpenRoom(rooms, id)
  if (!found.ok) return found
  const { room } = found.value
  if (room.current.room.life.phase === 'ended') return failure('room/ended')
  if (room.current.room.removed.includes(user)) return failure('room/removed')
  const member = memberOf(room.current.room, user)
  return member === undefined ? failure('member/not-found') : success({ room, member })
}
