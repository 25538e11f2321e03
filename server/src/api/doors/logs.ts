import { failure, success } from '#shared/kernel/result'
import { clientLogSchema } from '#shared/protocol/http-schema'
import { memberOf } from '#shared/room/state'
import type { Rooms } from '../../rooms/rooms.ts'
import type { ClientLogs } from '../../store/client-logs.ts'
import type { Tokens } from '../../tokens/tokens.ts'
import { signedDoor, type Door } from '../door.ts'
import { doneReply, logsReply } from '../reply-schemas.ts'
import { findOpenRoom } from './rooms.ts'

/** Supplied by `serve.ts`. */
export interface LogDoorNeeds {
  readonly rooms: Rooms
  readonly tokens: Tokens
  readonly clientLogs: ClientLogs
  readonly now: () => number
}

/** A log of 500 lines of full length fits. */
const LOG_LIMIT_BYTES = 256 * 1024

/** What devices tell about themselves: members send it, the host reads it, also after the end. */
export const logDoors = ({ rooms, tokens, clientLogs, now }: LogDoorNeeds): readonly Door[] => [
  signedDoor(
    tokens,
    { method: 'POST', path: '/api/rooms/{id}/logs', summary: 'Send this device’s last notes and figures', failures: ['room/not-found', 'room/ended', 'member/not-found'], bodyLimit: LOG_LIMIT_BYTES },
    clientLogSchema,
    doneReply,
    async ({ id, body, user }) => {
      const found = await findOpenRoom(rooms, id)
      if (!found.ok) return found
      const { room } = found.value
      if (memberOf(room.current.room, user.id) === undefined) return failure('member/not-found')
      await clientLogs.add(room.id, user.id, now(), body)
      return success({})
    },
  ),
  signedDoor(
    tokens,
    { method: 'GET', path: '/api/rooms/{id}/logs', summary: 'The devices’ logs of a room, for its host, newest first', failures: ['room/not-found', 'member/not-allowed'] },
    null,
    logsReply,
    async ({ id, user }) => {
      const record = await rooms.lookUp(id)
      if (record === null) return failure('room/not-found')
      if (record.host !== user.id) return failure('member/not-allowed')
      const logs = await clientLogs.read(record.id)
      return success({ logs: logs.map((log) => ({ ...log, lines: [...log.lines] })) })
    },
  ),
]
