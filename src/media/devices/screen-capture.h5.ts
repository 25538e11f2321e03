import { failure, success } from '#shared/kernel/result'
import type { Result } from '#shared/kernel/result'
import type { Scope } from '#shared/kernel/scope'
import type { MediaFailure } from '../contract'
import { SCREEN } from './constraints'
import { deviceFailureOf } from './failure'

/** A screen, a window or a tab; the sound where the browser gives it. */
export interface ScreenCapture {
  readonly picture: MediaStreamTrack
  readonly sound: MediaStreamTrack | null
}

/** Phones have no such thing, nor have pages without https. */
export const canCaptureScreen = (): boolean => typeof devices()?.getDisplayMedia === 'function'

/** Asks the person which one (W3C Screen Capture); must follow their tap. It ends with `life`; `ended` is told when the browser's own bar ended it. */
export async function captureScreen(life: Scope, ended: () => void): Promise<Result<ScreenCapture, MediaFailure>> {
  if (!canCaptureScreen()) return failure(window.isSecureContext ? 'unsupported' : 'insecure-page')
  try {
    const stream = await navigator.mediaDevices.getDisplayMedia(wish())
    const [picture] = stream.getVideoTracks()
    const [sound = null] = stream.getAudioTracks()
    life.onEnd(() => stream.getTracks().forEach(release))
    if (picture === undefined) return failure('no-device')
    picture.contentHint = 'detail'
    if (sound) sound.contentHint = 'music'
    picture.onended = ended
    return success({ picture, sound })
  } catch (cause) {
    return failure(deviceFailureOf(cause))
  }
}

/** Without the room's own tab, which would show itself for ever. */
function wish() {
  // The sound of a whole computer has everybody's voices in it, unless the browser keeps this page's out.
  const keepsOwnOut = 'restrictOwnAudio' in (devices()?.getSupportedConstraints?.() ?? {})
  return {
    video: { width: { max: SCREEN.width }, height: { max: SCREEN.height }, frameRate: { max: SCREEN.fps } },
    audio: { echoCancellation: false, noiseSuppression: false, autoGainControl: false, ...(keepsOwnOut ? { restrictOwnAudio: true } : {}) },
    selfBrowserSurface: 'exclude',
    surfaceSwitching: 'include',
    systemAudio: keepsOwnOut ? 'include' : 'exclude',
  }
}

function release(track: MediaStreamTrack): void {
  track.onended = null
  track.stop()
}

const devices = (): MediaDevices | undefined => navigator.mediaDevices
