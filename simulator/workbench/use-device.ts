import { useSyncExternalStore } from 'react'
import type { Device } from '../phone/contract.ts'
import type { DeviceState } from '../phone/state.ts'

/** One part of what can be seen of a phone. */
export function useDevice<T>(device: Device, select: (state: DeviceState) => T): T {
  return useSyncExternalStore(device.state.subscribe, () => select(device.state.getState()))
}
