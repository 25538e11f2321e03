import type { DeviceState, MediaFailure } from '../contract'

export type Kind = 'microphone' | 'camera'
export const KINDS: readonly Kind[] = ['microphone', 'camera']

export type LocalDevice =
  /** A microphone stays open (and silent) for some seconds, so that turning it on again is instant. */
  | { readonly state: 'off'; readonly warm: MediaStreamTrack | null }
  | { readonly state: 'on'; readonly track: MediaStreamTrack }
  | { readonly state: 'missing'; readonly why: MediaFailure }

export interface LocalTracks {
  readonly microphone: LocalDevice
  readonly camera: LocalDevice
  readonly facing: 'front' | 'rear'
  /** A question to the person may be on the screen. */
  readonly opening: boolean
}

export const OFF: LocalDevice = { state: 'off', warm: null }

/** What the room says of a device. */
export function deviceStateOf(device: LocalDevice): DeviceState {
  return device.state === 'missing' ? device : { state: device.state }
}

/** The open track of a device, silent or not. */
export function trackOf(device: LocalDevice): MediaStreamTrack | null {
  return device.state === 'on' ? device.track : device.state === 'off' ? device.warm : null
}

/** Told by phones; a desktop's camera has no direction. */
export function facingOf(track: MediaStreamTrack): 'front' | 'rear' | null {
  const { facingMode } = track.getSettings()
  return facingMode === 'environment' ? 'rear' : facingMode === 'user' ? 'front' : null
}

/** Missing, but may come by being plugged in or let go. */
export const isAway = (device: LocalDevice): boolean =>
  device.state === 'missing' && (device.why === 'no-device' || device.why === 'device-busy')
