import { isOn } from './pusher-attributes.ts'

/** What a live-player's attributes ask for. */
export interface PlayerWishes {
  readonly src: string
  readonly mode: 'live' | 'RTC'
  readonly autoplay: boolean
  readonly muted: boolean
  readonly minCacheMs: number
  readonly maxCacheMs: number
  readonly fit: 'contain' | 'cover'
  readonly lying: boolean
  readonly ear: boolean
  readonly backgroundMute: boolean
  readonly pauseOnNavigate: boolean
  readonly pictureInPicture: string
  /** A phone that lies fills its screen. */
  readonly turns: boolean
  readonly signature: string
  readonly metadata: boolean
}

/** Reads the attributes with their documented defaults; caches come in seconds. */
export function readPlayerWishes(attribute: (name: string) => unknown): PlayerWishes {
  const seconds = (name: string, fallback: number): number => {
    const value = Number(attribute(name) ?? NaN)
    return Number.isFinite(value) && value >= 0 ? value : fallback
  }
  const src = attribute('src')
  const minCacheMs = seconds('min-cache', 1) * 1_000
  return {
    src: typeof src === 'string' ? src : '',
    mode: attribute('mode') === 'RTC' ? 'RTC' : 'live',
    autoplay: isOn(attribute('autoplay'), false),
    muted: isOn(attribute('muted'), false),
    minCacheMs,
    maxCacheMs: Math.max(minCacheMs, seconds('max-cache', 3) * 1_000),
    fit: attribute('object-fit') === 'fillCrop' ? 'cover' : 'contain',
    lying: attribute('orientation') === 'horizontal',
    ear: attribute('sound-mode') === 'ear',
    backgroundMute: isOn(attribute('background-mute'), false),
    pauseOnNavigate: isOn(attribute('auto-pause-if-navigate'), true),
    pictureInPicture: [attribute('picture-in-picture-mode')].flat().join(','),
    turns: isOn(attribute('enable-auto-rotation'), false),
    signature: typeof attribute('signature') === 'string' ? String(attribute('signature')) : '',
    metadata: isOn(attribute('enable-metadata'), false),
  }
}
