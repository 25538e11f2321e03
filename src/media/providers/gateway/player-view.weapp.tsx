import { LivePlayer } from '@tarojs/components'
import { useEffect } from 'react'
import type { ComponentType } from 'react'
import { useStore } from 'zustand'
import type { StreamId } from '#shared/room/state'
import type { RemoteVideoProps } from '../../contract'
import { cacheOf } from './live-players'
import type { LivePlayerEntry, LivePlayerSet } from './live-players'
import { numberIn } from './net-status'
import { Still, type StillProps } from './still-view'

/** A tile with somebody's live-player, or with stills where there are more people than players. */
export const remoteVideoOf = (players: LivePlayerSet, stills: Pick<StillProps, 'address' | 'visit'>): ComponentType<RemoteVideoProps> =>
  function RemoteVideo({ stream, fit, turned = false }) {
    const entry = useStore(players.entries, (all) => all[stream])
    const there = entry !== undefined
    useEffect(() => (there ? players.show(stream) : undefined), [stream, there])
    return entry ? <Player stream={stream} entry={entry} fit={fit} turned={turned} players={players} /> : <Still stream={stream} fit={fit} {...stills} />
  }

interface PlayerProps {
  readonly stream: StreamId
  readonly entry: LivePlayerEntry
  readonly fit: 'cover' | 'contain'
  readonly turned?: boolean
  readonly players: LivePlayerSet
}

/** The native component. */
export function Player({ stream, entry, fit, turned = false, players }: PlayerProps) {
  const { line, audio } = entry
  const mode = useStore(players.mode)
  const cache = cacheOf(mode)
  const element = useStore(line.store, (state) => state.element)
  if (!element) return null
  return (
    <LivePlayer
      key={element.key}
      id={`lianmai-player-${stream}`}
      src={element.url}
      mode={mode}
      autoplay
      muted={!audio}
      minCache={cache.min}
      maxCache={cache.max}
      objectFit={fit === 'cover' ? 'fillCrop' : 'contain'}
      soundMode='speaker'
      orientation={turned ? 'horizontal' : 'vertical'}
      autoPauseIfNavigate={false}
      onStateChange={line.onStateChange}
      onNetStatus={line.onNetStatus}
      onAudioVolumeNotify={({ detail }) => players.heard(stream, (numberIn(detail, 'volume') ?? 0) / FULL_VOLUME)}
      style={FILL}
    />
  )
}

const FULL_VOLUME = 100
const FILL = { width: '100%', height: '100%' } as const
