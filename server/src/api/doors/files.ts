import * as v from 'valibot'
import { failure, success, type Result } from '#shared/kernel/result'
import type { FailureCode } from '#shared/protocol/failures'
import { FILE_ID, FILE_PURPOSES, fileAccessReplySchema, filePagesReplySchema, fileReplySchema, filesReplySchema } from '#shared/protocol/files-schema'
import { can } from '#shared/room/can'
import type { MemberId } from '#shared/room/state'
import type { RoomFiles } from '../../files/files.ts'
import type { Room } from '../../rooms/room.ts'
import type { Rooms } from '../../rooms/rooms.ts'
import type { Tokens } from '../../tokens/tokens.ts'
import { contentDisposition } from '../content-disposition.ts'
import { fileDoor, signedDoor, uploadDoor, type Door, type FileDoor } from '../door.ts'
import { httpBase } from '../origin.ts'
import { doneReply } from '../reply-schemas.ts'
import { memberInside } from './media.ts'
import { findRoom } from './rooms.ts'

/** Supplied by `serve.ts`. */
export interface FileDoorsNeeds {
  readonly rooms: Rooms
  readonly tokens: Tokens
  readonly files: RoomFiles
}

const INSIDE: readonly FailureCode[] = ['room/not-found', 'room/ended', 'room/removed', 'member/not-found', 'member/not-allowed']
/** With what `multipart/form-data` puts around it; files have bounds of their own, which are told. */
const BODY_LIMIT_BYTES = 4 * 1024 ** 3
const SERVED = ['image/png', 'image/jpeg', 'video/mp4', 'video/webm', 'audio/mpeg', 'audio/mp4', 'audio/webm', 'application/pdf', 'application/octet-stream']

const uploadQuery = v.object({ purpose: v.picklist(FILE_PURPOSES), name: v.pipe(v.string(), v.maxLength(1_000)) })

/** Files of a room: given by who may share them, read by everybody who was in it, also after its end. */
export const fileDoors = (needs: FileDoorsNeeds): readonly Door[] => [givingDoor(needs), ...sharingDoors(needs), accessDoor(needs), readingDoor(needs)]

const givingDoor = ({ rooms, tokens, files }: FileDoorsNeeds): Door => uploadDoor(
  tokens,
  {
    path: '/api/rooms/{id}/files',
    summary: 'Give a file to a room; what it is is told by its first bytes',
    failures: [...INSIDE, 'file/too-large', 'file/room-full', 'file/too-many', 'file/unknown-type', 'storage/full', 'server/busy'],
    bodyLimit: BODY_LIMIT_BYTES,
  },
  uploadQuery,
  fileReplySchema,
  async ({ id, query: { purpose, name }, user, content }) => {
    const room = await sharerInside(rooms, id, user.id)
    if (!room.ok) return room
    const bytes = await content()
    if (bytes === null) return failure('request/invalid')
    const added = await files.add({ room: room.value.id, by: user.id, purpose, name, content: bytes })
    return added.ok ? success({ file: added.value }) : added
  },
)

const sharingDoors = ({ rooms, tokens, files }: FileDoorsNeeds): readonly Door[] => [
  signedDoor(
    tokens,
    { method: 'GET', path: '/api/rooms/{id}/files', summary: 'The files of a room and how far they are, newest first', failures: INSIDE },
    null,
    filesReplySchema,
    async ({ id, user }) => {
      const room = await sharerInside(rooms, id, user.id)
      return room.ok ? success(await files.list(room.value.id)) : room
    },
  ),
  signedDoor(
    tokens,
    { method: 'GET', path: '/api/rooms/{id}/files/{file}/pages', summary: 'The pages of a file, in order, as far as they are made', failures: [...INSIDE, 'file/not-found'] },
    null,
    filePagesReplySchema,
    async ({ id, file, user }) => {
      const room = await sharerInside(rooms, id, user.id)
      if (!room.ok) return room
      const pages = await files.pagesOf(room.value.id, file)
      return pages.ok ? success({ pages: pages.value.map(({ file: page, width, height }) => ({ file: page, width, height })) }) : pages
    },
  ),
  signedDoor(
    tokens,
    { method: 'DELETE', path: '/api/rooms/{id}/files/{file}', summary: 'Remove a file and its pages for good', failures: [...INSIDE, 'file/not-found'] },
    null,
    doneReply,
    async ({ id, file, user }) => {
      const room = await sharerInside(rooms, id, user.id)
      if (!room.ok) return room
      const removed = await files.remove(room.value.id, file)
      return removed.ok ? success({}) : removed
    },
  ),
]

const accessDoor = ({ rooms, tokens, files }: FileDoorsNeeds): Door => signedDoor(
  tokens,
  { method: 'GET', path: '/api/rooms/{id}/file-access', summary: 'What addresses of a room’s files are made of, for who was in it, good for 12 h', failures: ['room/not-found', 'file/not-found'] },
  null,
  fileAccessReplySchema,
  async ({ id, user, origin }) => {
    const found = await findRoom(rooms, id)
    if (!found.ok) return found
    const room = 'room' in found.value ? found.value.room.id : found.value.id
    if (!(await files.mayRead(room, user.id))) return failure('file/not-found')
    return success({ base: `${httpBase(origin)}/api/rooms/${room}/files/`, ...(await tokens.issueFiles({ room, user: user.id })) })
  },
)

const readingDoor = ({ tokens, files }: FileDoorsNeeds): Door => fileDoor(
  {
    path: '/api/rooms/{id}/files/{file}',
    summary: 'A file of a room or a page of one, whole or a range of it',
    failures: ['media/token-invalid', 'media/token-expired', 'media/token-mismatch', 'file/not-found'],
  },
  SERVED,
  openFile(tokens, files),
)

/** Whoever holds an address and was removed from the room since then is told that there is no such file. */
const openFile = (tokens: Tokens, files: RoomFiles): FileDoor['open'] => async ({ id, file, token }) => {
  const right = await tokens.readFiles(token)
  if (!right.ok) return right
  if (right.value.room !== id) return failure('media/token-mismatch')
  if (!FILE_ID.test(file) || !(await files.mayRead(id, right.value.user))) return failure('file/not-found')
  const opened = await files.open(id, file)
  if (!opened.ok) return opened
  const { stored, type, name, shown } = opened.value
  return success({ file: stored, type, disposition: contentDisposition(shown ? 'inline' : 'attachment', name), done: stored.close })
}

async function sharerInside(rooms: Rooms, id: string, user: MemberId): Promise<Result<Room, FailureCode>> {
  const inside = await memberInside(rooms, id, user)
  if (!inside.ok) return inside
  const { room, member } = inside.value
  return can(member, 'share-files', room.scenario) ? success(room) : failure('member/not-allowed')
}
