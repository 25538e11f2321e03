import agoraToken from 'agora-token'
import type { MediaGrant } from '#shared/protocol/http'
import type { MemberId, RoomState } from '#shared/room/state'
import type { Agora } from '../config/config.ts'
import type { Origin } from './origin.ts'
import { playAddress, type AddressNeeds } from './play-address.ts'

/** An Agora token and the right in it live this long, in seconds; clients come for a new one before. */
const AGORA_TOKEN_S = 3_600

/** Who comes in, and from where they see this server. */
export interface Newcomer {
  readonly room: RoomState
  readonly member: MemberId
  readonly mayPublish: boolean
  readonly origin: Origin
}

export type GrantMedia = (newcomer: Newcomer) => Promise<MediaGrant>

/** Who carries the media: the own gateway, or Agora where a project of theirs is configured. */
export function createGrantMedia(agora: Agora | null, needs: AddressNeeds): GrantMedia {
  if (agora === null) return (newcomer) => grantGateway(needs, newcomer)
  return async ({ room: { id }, member, mayPublish }) => ({
    engine: 'agora',
    appId: agora.appId,
    channel: id,
    uid: member,
    token: agoraToken.RtcTokenBuilder.buildTokenWithUserAccount(
      agora.appId, agora.certificate, id, member, mayPublish ? agoraToken.RtcRole.PUBLISHER : agoraToken.RtcRole.SUBSCRIBER, AGORA_TOKEN_S, AGORA_TOKEN_S,
    ),
  })
}

/** The first pictures need no second question: their addresses come along. */
async function grantGateway(needs: AddressNeeds, { room: { id, streams }, member, origin }: Newcomer): Promise<MediaGrant> {
  return { engine: 'gateway', play: await Promise.all(streams.map((stream) => playAddress(needs, { room: id, stream: stream.id, member, origin }))) }
}
