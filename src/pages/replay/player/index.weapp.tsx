import Taro from '@tarojs/taro'
import { Video } from '@tarojs/components'
import { useEffect, useId, useState } from 'react'
import { useStore } from 'zustand'
import { createScope } from '#shared/kernel/scope'
import { followClock } from '../pilot'
import type { PlayerCan, PlayerProps } from './contract'
import { VideoDeck } from './video-deck'

/** WeChat's video component knows these speeds alone, and jumps to keyframes. */
export const playerCan: PlayerCan = { speeds: [0.5, 0.8, 1, 1.25, 1.5, 2], players: 8, toleranceS: 0.6, nudgeOverS: null }

/** WeChat's own player, without its controls. */
export function Player({ replay, stretch, now, fit }: PlayerProps) {
  const id = `replay-${useId().replace(/\W/g, '')}`
  const muted = useStore(replay.store, (state) => state.muted)
  const [deck] = useState(() => new VideoDeck(() => Taro.createVideoContext(id), now))
  const { from, to, part } = stretch
  useEffect(() => {
    const scope = createScope()
    deck.reset()
    deck.told = followClock({ replay, stretch: { part, from, to }, deck, steering: playerCan, now }, scope)
    return () => scope.end()
  }, [deck, replay, now, part, from, to])
  return (
    <Video
      id={id} src={part.url} muted={muted} controls={false} showPlayBtn={false} showCenterPlayBtn={false} enableProgressGesture={false}
      autoplay={false} objectFit={fit} style={FILL}
      onLoadedMetaData={deck.loaded} onTimeUpdate={({ detail }) => deck.at(Number(detail.currentTime))}
      onPlay={deck.playing} onPause={deck.paused} onWaiting={deck.waiting} onEnded={deck.ended} onError={deck.failed}
    />
  )
}

const FILL = { display: 'block', width: '100%', height: '100%' } as const
