import type { IAgoraRTCRemoteUser, ILocalAudioTrack, ILocalTrack } from 'agora-rtc-sdk-ng'
import { every } from '#shared/kernel/scope'
import type { Scope } from '#shared/kernel/scope'
import { withLevel } from '../../room-state'
import type { AgoraRoom } from './parts'
import { memberOfStream } from './stream-of'

/** Asks the SDK how loud everybody is, as long as the visit lasts. */
export function measureLevels(visit: Scope, { store, now, local }: Pick<AgoraRoom, 'store' | 'now' | 'local'>) {
  const tell = (key: string, level: number) => store.setState((room) => withLevel(room, key, level))
  every(visit, PERIOD_MS, () => {
    const users: readonly IAgoraRTCRemoteUser[] = now.channel?.client.remoteUsers ?? []
    for (const { id } of now.wishes) tell(id, users.find(({ uid }) => uid === memberOfStream(id))?.audioTrack?.getVolumeLevel() ?? 0)
    tell('local', local.store.getState().microphone.state === 'on' ? ownLevel(now.channel?.client.localTracks ?? []) : 0)
  })
}

const ownLevel = (tracks: readonly ILocalTrack[]): number => Math.max(0, ...tracks.filter(isAudio).map((track) => track.getVolumeLevel()))

const isAudio = (track: ILocalTrack): track is ILocalAudioTrack => track.trackMediaType === 'audio'

const PERIOD_MS = 200
