import { jsonOf } from '#shared/kernel/json'
import { success, type Result } from '#shared/kernel/result'
import type { FailureCode } from '#shared/protocol/failures'
import type { ClientLogRequest, InvitationReply, InvitationRequest, JoinReply, JoinRequest, OpenRoomRequest, PlayReply, PlayRequest, PublishReply, PublishRequest, RoomSummary } from '#shared/protocol/http'
import type { Question } from './ask-server'
import { askSignedIn, type SignedIn } from './ask-signed-in'
import { anyReplySchema, invitationReplySchema, joinReplySchema, playReplySchema, publishReplySchema, roomReplySchema } from './reply-schema'

/** The server's HTTP doors, for who has signed in. */
export interface Api {
  openRoom(request: OpenRoomRequest): Promise<Result<RoomSummary, FailureCode>>
  /** By the room's id or by the code that people type. */
  findRoom(idOrCode: string): Promise<Result<RoomSummary, FailureCode>>
  join(roomId: string, request: JoinRequest): Promise<Result<JoinReply, FailureCode>>
  /** For the host: a paper that opens a role. */
  invite(roomId: string, request: InvitationRequest): Promise<Result<InvitationReply, FailureCode>>
  publish(roomId: string, request: PublishRequest): Promise<Result<PublishReply, FailureCode>>
  play(roomId: string, request: PlayRequest): Promise<Result<PlayReply, FailureCode>>
  sendLog(roomId: string, log: ClientLogRequest): Promise<Result<void, FailureCode>>
}

/** The doors. */
export function createApi(needs: SignedIn): Api {
  const { serverBase } = needs
  const ask = <Value>(question: Question<Value>) => askSignedIn(needs, question)
  const room = (roomId: string, door = '') => `/api/rooms/${encodeURIComponent(roomId)}${door}`

  return {
    openRoom: async (request) => roomOf(await ask({ method: 'POST', path: '/api/rooms', body: jsonOf(request), answer: roomReplySchema })),
    findRoom: async (idOrCode) => roomOf(await ask({ method: 'GET', path: room(idOrCode), answer: roomReplySchema })),
    async join(roomId, request) {
      const joined = await ask({ method: 'POST', path: room(roomId, '/join'), body: jsonOf(request), answer: joinReplySchema })
      return joined.ok ? success({ ...joined.value, socketUrl: absoluteSocket(joined.value.socketUrl, serverBase()) }) : joined
    },
    invite: (roomId, request) => ask({ method: 'POST', path: room(roomId, '/invitations'), body: jsonOf(request), answer: invitationReplySchema }),
    publish: (roomId, request) => ask({ method: 'POST', path: room(roomId, '/publish'), body: jsonOf(request), answer: publishReplySchema }),
    play: (roomId, request) => ask({ method: 'POST', path: room(roomId, '/play'), body: jsonOf(request), answer: playReplySchema }),
    async sendLog(roomId, log) {
      const sent = await ask({ method: 'POST', path: room(roomId, '/logs'), body: jsonOf(log), answer: anyReplySchema })
      return sent.ok ? success(undefined) : sent
    },
  }
}

const roomOf = (reply: Result<{ readonly room: RoomSummary }, FailureCode>): Result<RoomSummary, FailureCode> => (reply.ok ? success(reply.value.room) : reply)

/** A server behind an unknown name answers a path only. */
const absoluteSocket = (url: string, base: string): string => (url.startsWith('/') ? base.replace(/^http/, 'ws') + url : url)
