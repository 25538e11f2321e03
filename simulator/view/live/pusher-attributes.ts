/** What a live-pusher's attributes ask for. */
export interface PusherWishes {
  readonly url: string
  readonly mode: 'SD' | 'HD' | 'FHD' | 'RTC'
  readonly autopush: boolean
  readonly camera: boolean
  readonly microphone: boolean
  readonly side: 'front' | 'back'
  readonly minKbps: number
  readonly maxKbps: number
  readonly width: number
  readonly height: number
  readonly fps: number
  readonly remoteMirror: boolean
  readonly localMirror: 'auto' | 'enable' | 'disable'
  readonly waitingImage: string
  readonly zoom: boolean
  readonly gain: boolean
  readonly quiet: boolean
  readonly backgroundMute: boolean
  readonly waitingHash: string
  readonly quality: 'high' | 'low'
  /** Which volume of the phone the sound counts to; a computer has one. */
  readonly volumeType: 'auto' | 'media' | 'voicecall'
  readonly reverb: number
  readonly voice: number
  readonly focus: boolean
  readonly pictureInPicture: string
}

/** Portrait sizes by mode, as the phones' SDK has them: 9:16. */
const SIZES = { SD: [360, 640], HD: [540, 960], FHD: [720, 1280], RTC: [360, 640] } as const
const MODES = ['SD', 'HD', 'FHD', 'RTC'] as const

/** Reads the attributes with their documented defaults; what is no number or no known word is the default. */
export function readWishes(attribute: (name: string) => unknown): PusherWishes {
  const number = (name: string, fallback: number): number => {
    const value = Number(attribute(name) ?? NaN)
    return Number.isFinite(value) && value > 0 ? value : fallback
  }
  const mode = MODES.find((one) => one === attribute('mode')) ?? 'RTC'
  const [width, height] = sizeOf(mode, attribute('aspect') === '3:4', number('video-width', 0), number('video-height', 0))
  const lying = attribute('orientation') === 'horizontal'
  const mirror = attribute('local-mirror')
  return {
    url: textOf(attribute('url')),
    mode,
    autopush: isOn(attribute('autopush'), false),
    camera: isOn(attribute('enable-camera'), true),
    microphone: isOn(attribute('enable-mic'), true) && !isOn(attribute('muted'), false),
    side: attribute('device-position') === 'back' ? 'back' : 'front',
    minKbps: number('min-bitrate', 200),
    maxKbps: number('max-bitrate', 1_000),
    width: even(lying ? height : width),
    height: even(lying ? width : height),
    fps: Math.min(30, number('fps', 15)),
    remoteMirror: isOn(attribute('remote-mirror'), false) || isOn(attribute('mirror'), false),
    localMirror: mirror === 'enable' || mirror === 'disable' ? mirror : 'auto',
    waitingImage: textOf(attribute('waiting-image')),
    zoom: isOn(attribute('zoom'), false),
    gain: isOn(attribute('enable-agc'), false),
    quiet: isOn(attribute('enable-ans'), false),
    backgroundMute: isOn(attribute('background-mute'), false),
    ...readSound(attribute),
    waitingHash: textOf(attribute('waiting-image-hash')),
    focus: isOn(attribute('auto-focus'), true),
    pictureInPicture: [attribute('picture-in-picture-mode')].flat().join(','),
  }
}

function readSound(attribute: (name: string) => unknown): Pick<PusherWishes, 'quality' | 'volumeType' | 'reverb' | 'voice'> {
  return {
    quality: attribute('audio-quality') === 'low' ? 'low' : 'high',
    volumeType: (['auto', 'media'] as const).find((one) => one === attribute('audio-volume-type')) ?? 'voicecall',
    reverb: Number(attribute('audio-reverb-type') ?? 0),
    voice: Number(attribute('voice-changer-type') ?? 0),
  }
}

function sizeOf(mode: PusherWishes['mode'], broad: boolean, width: number, height: number): readonly [number, number] {
  if (width > 0 && height > 0) return [width, height]
  const [w, h] = SIZES[mode]
  return broad ? [w, (w * 4) / 3] : [w, h]
}

const even = (length: number): number => Math.max(2, Math.round(length / 2) * 2)
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/** A switch of WXML: a bare attribute is on. */
export const isOn = (value: unknown, fallback: boolean): boolean => (value === undefined || value === null ? fallback : value === '' || (value !== false && value !== 'false' && value !== 0))
