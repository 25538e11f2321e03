import agoraToken from 'agora-token'
import type { MediaGrant } from '#shared/protocol/http'
import type { Agora } from '../config/config.ts'

/** An Agora token and the right in it live this long, in seconds; clients come for a new one before. */
const AGORA_TOKEN_S = 3_600

/** Who carries the media: the own gateway, or Agora where a project of theirs is configured. */
export function createGrantMedia(agora: Agora | null): (room: string, member: string, mayPublish: boolean) => MediaGrant {
  if (agora === null) return () => ({ engine: 'gateway' })
  return (room, member, mayPublish) => ({
    engine: 'agora',
    appId: agora.appId,
    channel: room,
    uid: member,
    token: agoraToken.RtcTokenBuilder.buildTokenWithUserAccount(
      agora.appId, agora.certificate, room, member, mayPublish ? agoraToken.RtcRole.PUBLISHER : agoraToken.RtcRole.SUBSCRIBER, AGORA_TOKEN_S, AGORA_TOKEN_S,
    ),
  })
}
