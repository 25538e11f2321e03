import { failure, success, type Result } from '#shared/kernel/result'
import type { Scope } from '#shared/kernel/scope'

/** Why a device could not be had, as live-pusher's codes tell it apart. */
export type DeviceTrouble = 'denied' | 'busy' | 'none'

/** Opens one camera or the microphone; it is let go when the scope ends. */
export async function openDevice(window: Window & typeof globalThis, constraints: MediaStreamConstraints, scope: Scope): Promise<Result<MediaStreamTrack, DeviceTrouble>> {
  const { mediaDevices } = window.navigator
  if (!mediaDevices) return failure('none')
  try {
    const stream = await mediaDevices.getUserMedia(constraints)
    const [track] = stream.getTracks()
    if (!track) return failure('none')
    scope.onEnd(() => track.stop())
    return success(track)
  } catch (error) {
    const name = error instanceof Error ? error.name : ''
    return failure(name === 'NotAllowedError' ? 'denied' : name === 'NotFoundError' || name === 'OverconstrainedError' ? 'none' : 'busy')
  }
}

/** The camera on the wanted side; a computer with one camera gives that one for both. */
export async function openCamera(window: Window & typeof globalThis, side: 'front' | 'back', scope: Scope): Promise<Result<MediaStreamTrack, DeviceTrouble>> {
  const cameras = (await window.navigator.mediaDevices?.enumerateDevices?.() ?? []).filter(({ kind, deviceId }) => kind === 'videoinput' && deviceId !== '')
  const chosen = side === 'back' ? cameras[1] : cameras[0]
  const size = { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30 } }
  return openDevice(window, { video: chosen ? { ...size, deviceId: { ideal: chosen.deviceId } } : { ...size, facingMode: side === 'front' ? 'user' : 'environment' } }, scope)
}

export const openMicrophone = (window: Window & typeof globalThis, words: { readonly gain: boolean; readonly quiet: boolean; readonly talk: boolean }, scope: Scope) =>
  openDevice(window, { audio: { echoCancellation: words.talk, noiseSuppression: words.quiet, autoGainControl: words.gain, channelCount: 1 } }, scope)

/** The lamp beside the camera; false where there is none. */
export const torchOf = (camera: MediaStreamTrack, on: boolean): Promise<boolean> => adjust(camera, 'torch', (can) => can === true, { torch: on })

/** `auto-focus`: a camera that can do both follows it; others focus by themselves. */
export const focusCamera = (camera: MediaStreamTrack, auto: boolean): Promise<boolean> => {
  const focusMode = auto ? 'continuous' : 'manual'
  return adjust(camera, 'focusMode', (can) => Array.isArray(can) && can.includes(focusMode), { focusMode })
}

async function adjust(camera: MediaStreamTrack, name: string, fits: (can: unknown) => boolean, wanted: object): Promise<boolean> {
  if (!fits(Reflect.get(Object(camera.getCapabilities?.()), name))) return false
  const constraints: object = { advanced: [wanted] }
  return camera.applyConstraints(constraints).then(() => true, () => false)
}

/** Each picture of a track as it comes, until the scope ends; the taker closes it. */
export function readPictures(window: Window & typeof globalThis, track: MediaStreamTrack, take: (frame: VideoFrame) => void, scope: Scope): void {
  const make: unknown = Reflect.get(window, 'MediaStreamTrackProcessor')
  if (typeof make !== 'function') return
  const processor: { readonly readable: ReadableStream<VideoFrame> } = Reflect.construct(make, [{ track, maxBufferSize: 2 }])
  const reader = processor.readable.getReader()
  scope.onEnd(() => void reader.cancel().catch(() => undefined))
  const next = async (): Promise<void> => {
    for (;;) {
      const { done, value } = await reader.read()
      if (done || scope.ended) return value?.close()
      take(value)
    }
  }
  void next().catch(() => undefined)
}
