import type { WatchDevices } from './contract'

/** WeChat chooses the devices; the person may only turn the camera round. */
export const watchDevices: WatchDevices = (scope, told) => {
  if (!scope.ended) told({ microphones: [], cameras: [], speakers: [] })
}
