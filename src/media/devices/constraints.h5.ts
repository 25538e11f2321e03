/** Which device, and how it is to be opened. */
export interface DeviceWish {
  readonly facing: 'front' | 'rear'
  readonly microphoneId?: string | undefined
  readonly cameraId?: string | undefined
}

/** A voice: echo, noise and loudness are seen to by the browser. */
export function microphoneConstraints({ microphoneId }: DeviceWish): MediaTrackConstraints {
  return {
    echoCancellation: true,
    noiseSuppression: true,
    autoGainControl: true,
    channelCount: { ideal: 1 },
    ...(microphoneId === undefined ? {} : { deviceId: { exact: microphoneId } }),
  }
}

/** A face at 640x360: what twelve tiles can show, and what every phone encodes. */
export function cameraConstraints({ cameraId, facing }: DeviceWish): MediaTrackConstraints {
  return {
    width: { ideal: PICTURE.width },
    height: { ideal: PICTURE.height },
    frameRate: { ideal: PICTURE.fps, max: PICTURE.fps },
    ...(cameraId === undefined ? { facingMode: { ideal: facing === 'front' ? 'user' : 'environment' } } : { deviceId: { exact: cameraId } }),
  }
}

/** In pixels and pictures a second. */
export const PICTURE = { width: 640, height: 360, fps: 25 } as const

/** Most for the picture, in kbit/s. */
export const PICTURE_KBPS = 1_200

/** A screen: text stays sharp, and moves little. */
export const SCREEN = { width: 1_920, height: 1_080, fps: 15 } as const

/** Most for a screen's picture, in kbit/s. */
export const SCREEN_KBPS = 2_500
