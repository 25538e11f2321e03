import { useEffect, useRef, type CSSProperties } from 'react'
import { createScope } from '#shared/kernel/scope'
import { followClock, type Deck } from '../pilot'
import type { PlayerCan, PlayerProps } from './contract'

/** A browser goes at any speed. */
export const playerCan: PlayerCan = { speeds: [0.5, 0.75, 1, 1.25, 1.5, 2], players: 24, toleranceS: 0.15, nudgeOverS: 0.04 }

/** The browser's own player. */
export function Player({ replay, stretch, now, fit }: PlayerProps) {
  const video = useRef<HTMLVideoElement>(null)
  const { from, to, part } = stretch
  useEffect(() => {
    const element = video.current
    if (!element) return
    const scope = createScope()
    const hush = () => { element.muted = replay.store.getState().muted }
    hush()
    scope.onEnd(replay.store.subscribe((state, before) => { if (state.muted !== before.muted) hush() }))
    const look = followClock({ replay, stretch: { from, to, part }, deck: deckOf(element, () => replay.setMuted(true)), steering: playerCan, now }, scope)
    for (const event of TOLD) element.addEventListener(event, look)
    scope.onEnd(() => { for (const event of TOLD) element.removeEventListener(event, look) })
    return () => scope.end()
  }, [replay, now, part, from, to])
  return <video ref={video} src={part.url} playsInline disablePictureInPicture preload='metadata' style={{ ...FILL, objectFit: fit }} />
}

const FILL = { display: 'block', width: '100%', height: '100%' } satisfies CSSProperties
const TOLD = ['loadedmetadata', 'canplay', 'canplaythrough', 'playing', 'waiting', 'stalled', 'seeked', 'ended', 'error'] as const

/** `refused`: the browser lets nothing be heard before the person has pressed; without sound it plays. */
function deckOf(element: HTMLVideoElement, refused: () => void): Deck {
  const start = () => {
    // Who is to play soon fetches more than the head of the file.
    element.preload = 'auto'
    element.play().catch((cause: unknown) => {
      if (!(cause instanceof DOMException) || cause.name !== 'NotAllowedError' || element.muted) return
      refused()
      element.play().catch(() => undefined)
    })
  }
  return {
    position: () => (element.readyState >= HTMLMediaElement.HAVE_METADATA ? element.currentTime : null),
    state() {
      if (element.error) return 'failed'
      if (element.seeking) return 'seeking'
      if (element.ended) return 'over'
      return element.readyState >= HTMLMediaElement.HAVE_FUTURE_DATA ? 'ready' : 'waiting'
    },
    seek: (to) => void (element.currentTime = to),
    run(on) {
      if (on && element.paused) start()
      if (!on && !element.paused) element.pause()
    },
    rate: (rate) => void (element.playbackRate === rate || (element.playbackRate = rate)),
  }
}
