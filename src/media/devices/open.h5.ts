import { failure, success } from '#shared/kernel/result'
import type { Result } from '#shared/kernel/result'
import type { MediaFailure } from '../contract'
import { cameraConstraints, microphoneConstraints } from './constraints'
import type { DeviceWish } from './constraints'
import { deviceFailureOf } from './failure'

export type Opened = Result<MediaStreamTrack, MediaFailure>

/** Null where it was not asked for. */
export interface OpenedDevices {
  readonly microphone: Opened | null
  readonly camera: Opened | null
}

export interface OpenRequest extends DeviceWish {
  readonly microphone: boolean
  readonly camera: boolean
}

/**
 * Opens what is asked for, with one question to the person if possible.
 * If not both are to be had, each is tried alone: sound without picture, then picture without sound.
 */
export async function openDevices(request: OpenRequest): Promise<OpenedDevices> {
  const missing = whyNone()
  if (missing !== null) return each(request, failure(missing))
  if (request.microphone && request.camera) {
    const both = await ask({ audio: microphoneConstraints(request), video: cameraConstraints(request) })
    const [microphone, camera] = both.ok ? [both.value.getAudioTracks()[0], both.value.getVideoTracks()[0]] : []
    if (microphone && camera) return { microphone: success(hinted(microphone)), camera: success(hinted(camera)) }
  }
  return {
    microphone: request.microphone ? await openMicrophone(request) : null,
    camera: request.camera ? await openCamera(request) : null,
  }
}

async function openMicrophone(wish: DeviceWish): Promise<Opened> {
  const chosen = one(await ask({ audio: microphoneConstraints(wish) }))
  if (chosen.ok || wish.microphoneId === undefined || chosen.failure !== 'no-device') return chosen
  return one(await ask({ audio: microphoneConstraints({ ...wish, microphoneId: undefined }) }))
}

async function openCamera(wish: DeviceWish): Promise<Opened> {
  const chosen = one(await ask({ video: cameraConstraints(wish) }))
  if (chosen.ok || wish.cameraId === undefined || chosen.failure !== 'no-device') return chosen
  return one(await ask({ video: cameraConstraints({ ...wish, cameraId: undefined }) }))
}

async function ask(constraints: MediaStreamConstraints): Promise<Result<MediaStream, MediaFailure>> {
  try {
    return success(await navigator.mediaDevices.getUserMedia(constraints))
  } catch (cause) {
    return failure(deviceFailureOf(cause))
  }
}

function one(stream: Result<MediaStream, MediaFailure>): Opened {
  if (!stream.ok) return stream
  const [track] = stream.value.getTracks()
  return track ? success(hinted(track)) : failure('no-device')
}

/** Tells the encoder what it will see: a moving face, a voice. */
function hinted(track: MediaStreamTrack): MediaStreamTrack {
  track.contentHint = track.kind === 'video' ? 'motion' : 'speech'
  return track
}

function each(request: OpenRequest, opened: Opened): OpenedDevices {
  return { microphone: request.microphone ? opened : null, camera: request.camera ? opened : null }
}

/** Browsers hide the devices from pages that are not served over https or localhost. */
function whyNone(): MediaFailure | null {
  const devices: MediaDevices | undefined = navigator.mediaDevices
  if (devices !== undefined) return null
  return window.isSecureContext ? 'unsupported' : 'insecure-page'
}
