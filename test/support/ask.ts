import type { FailureCode } from '#shared/protocol/failures'
import type { InvitationReply, JoinReply, JoinRequest, PlayReply, PublishReply, RoomSummary, SessionReply } from '#shared/protocol/http'
import type { StreamSource } from '#shared/room/state'

/** An HTTP answer: the status, and the body as the caller expects it. */
export interface Answer<Body> {
  readonly status: number
  readonly body: Body & { readonly code?: FailureCode }
}

/** Asks one of the server's doors. A body makes it a POST. */
export async function ask<Body>(base: string, path: string, { token, body }: { readonly token?: string; readonly body?: unknown } = {}): Promise<Answer<Body>> {
  const response = await fetch(base + path, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  return { status: response.status, body: await response.json() }
}

async function must<Body>(answer: Promise<Answer<Body>>): Promise<Body> {
  const { status, body } = await answer
  if (status !== 200) throw new Error(`refused: ${body.code ?? status}`)
  return body
}

export const signIn = (base: string, name: string): Promise<SessionReply> => must(ask(base, '/api/sessions', { body: { name } }))

/** Throws on refusal, as all below. */
export const openRoom = async (base: string, { token }: SessionReply, scenario = 'education', title = '', variant?: string): Promise<RoomSummary> =>
  (await must(ask<{ readonly room: RoomSummary }>(base, '/api/rooms', { token, body: { scenario, title, variant } }))).room

export const askIn = (base: string, { token }: SessionReply, room: string, request: JoinRequest = { client: 'h5' }): Promise<JoinReply> =>
  must(ask(base, `/api/rooms/${room}/join`, { token, body: request }))

export const askInvitation = (base: string, { token }: SessionReply, room: string, role: string): Promise<InvitationReply> =>
  must(ask(base, `/api/rooms/${room}/invitations`, { token, body: { role } }))

export const askPublish = (base: string, { token }: SessionReply, room: string, source: StreamSource = 'camera'): Promise<PublishReply> =>
  must(ask(base, `/api/rooms/${room}/publish`, { token, body: { source } }))

export const askPlay = (base: string, { token }: SessionReply, room: string, streamId: string): Promise<PlayReply> =>
  must(ask(base, `/api/rooms/${room}/play`, { token, body: { streamId } }))
