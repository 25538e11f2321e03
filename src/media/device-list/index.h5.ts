import type { DeviceChoice, DeviceList, WatchDevices } from './contract'

/** The browser's devices. An insecure page has none. */
export const watchDevices: WatchDevices = (scope, told) => {
  if (scope.ended) return
  const source = mediaDevices()
  const update = () => void listDevices().then((list) => {
    if (!scope.ended) told(list)
  })
  source?.addEventListener('devicechange', update)
  scope.onEnd(() => source?.removeEventListener('devicechange', update))
  update()
}

/** What can be chosen now; labels are empty before the first permission. */
export async function listDevices(): Promise<DeviceList> {
  const found = await mediaDevices()?.enumerateDevices().catch(() => []) ?? []
  const ofKind = (kind: MediaDeviceKind): readonly DeviceChoice[] =>
    found.filter((device) => device.kind === kind && device.deviceId !== '').map(({ deviceId, label }) => ({ id: deviceId, label }))
  return { microphones: ofKind('audioinput'), cameras: ofKind('videoinput'), speakers: ofKind('audiooutput') }
}

/** Missing on pages that are not served over https or localhost, whatever the types say. */
const mediaDevices = (): MediaDevices | undefined => navigator.mediaDevices
