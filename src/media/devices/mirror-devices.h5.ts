import type { StoreApi } from 'zustand/vanilla'
import type { Scope } from '#shared/kernel/scope'
import type { MediaRoomState } from '../contract'
import type { LocalMedia } from './local-media'
import { deviceStateOf } from './local-tracks'

/** The room tells what the devices are, from now until the visit ends. */
export function mirrorDevices(visit: Scope, local: LocalMedia, store: StoreApi<MediaRoomState>) {
  const tell = () => {
    const { microphone, camera, facing } = local.store.getState()
    store.setState({ microphone: deviceStateOf(microphone), camera: deviceStateOf(camera), facing })
  }
  tell()
  visit.onEnd(local.store.subscribe(tell))
}
