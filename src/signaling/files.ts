import { failure, success, type Result } from '#shared/kernel/result'
import type { Json } from '#shared/kernel/json'
import type { FailureCode } from '#shared/protocol/failures'
import { fileAccessReplySchema, filePagesReplySchema, fileReplySchema, filesReplySchema, type FileAccessReply, type FilePagesReply, type FilePurpose, type FilesReply, type RoomFile } from '#shared/protocol/files-schema'
import type { PickedFile, Sending } from '../platform/pick-file/contract'
import { readReply } from './ask-server'
import { askSignedIn, SESSION_GONE, type SignedIn } from './ask-signed-in'
import { anyReplySchema } from './reply-schema'

const filesPath = (room: string, file?: string): string => `/api/rooms/${encodeURIComponent(room)}/files${file === undefined ? '' : `/${encodeURIComponent(file)}`}`

/** The files of a room, for who may share them. */
export const listFiles = (needs: SignedIn, room: string): Promise<Result<FilesReply, FailureCode>> =>
  askSignedIn(needs, { method: 'GET', path: filesPath(room), answer: filesReplySchema })

/** A file's pages, in order. */
export const pagesOfFile = (needs: SignedIn, room: string, file: string): Promise<Result<FilePagesReply, FailureCode>> =>
  askSignedIn(needs, { method: 'GET', path: `${filesPath(room, file)}/pages`, answer: filePagesReplySchema })

/** For good, with its pages. */
export async function removeFile(needs: SignedIn, room: string, file: string): Promise<Result<void, FailureCode>> {
  const removed = await askSignedIn(needs, { method: 'DELETE', path: filesPath(room, file), answer: anyReplySchema })
  return removed.ok ? success(undefined) : removed
}

/** What addresses of the room's files are made of, for who is or was in it; whole, wherever the server is. */
export async function findFileAccess(needs: SignedIn, room: string): Promise<Result<FileAccessReply, FailureCode>> {
  const found = await askSignedIn(needs, { method: 'GET', path: `/api/rooms/${encodeURIComponent(room)}/file-access`, answer: fileAccessReplySchema })
  return found.ok ? success({ ...found.value, base: found.value.base.startsWith('/') ? needs.serverBase() + found.value.base : found.value.base }) : found
}

/** Sends a file to the room; resolves when the server has all of it. A session that ran out is renewed once. */
export async function giveFile(needs: SignedIn, room: string, purpose: FilePurpose, file: PickedFile, how: Pick<Sending, 'onProgress' | 'life'>): Promise<Result<RoomFile, FailureCode>> {
  const url = `${needs.serverBase()}${filesPath(room)}?purpose=${purpose}&name=${encodeURIComponent(file.name)}`
  const send = async (token: string | undefined) => {
    const { status, text } = await file.send({ url, token, ...how })
    return readReply({ status, body: parsed(text) }, fileReplySchema)
  }
  const first = await send(needs.identity.current()?.token)
  const renewed = !first.ok && SESSION_GONE.includes(first.failure) ? await needs.identity.renew() : null
  const sent = renewed === null ? first : renewed.ok ? await send(renewed.value.token) : failure(renewed.failure)
  return sent.ok ? success(sent.value.file) : sent
}

function parsed(text: string): Json {
  try {
    const body: Json = JSON.parse(text)
    return body
  } catch {
    return null
  }
}
