import type { PlayReply } from '#shared/protocol/http'
import type { MemberId, StreamId } from '#shared/room/state'
import type { Tokens } from '../tokens/tokens.ts'
import { httpBase, rtmpUrl, type Origin } from './origin.ts'

/** Supplied by `serve.ts`. */
export interface AddressNeeds {
  readonly tokens: Tokens
  readonly rtmpPort: number
}

/** What somebody wants to watch, and from where they see this server. */
export interface Watch {
  readonly room: string
  readonly stream: StreamId
  readonly member: MemberId
  readonly origin: Origin
}

/** Fresh addresses of one stream for one member, good for 10 minutes. */
export async function playAddress({ tokens, rtmpPort }: AddressNeeds, { room, stream, member, origin }: Watch): Promise<PlayReply> {
  const { token, expiresAt } = await tokens.issueMedia({ room, stream, user: member, direction: 'play' })
  const base = `${httpBase(origin)}/media`
  return {
    streamId: stream,
    whep: `${base}/whep/${stream}?token=${token}`,
    flv: `${base}/live/${stream}.flv?token=${token}`,
    still: `${base}/still/${stream}.jpg?token=${token}`,
    rtmp: rtmpUrl(origin, rtmpPort, stream, token),
    expiresAt,
  }
}
