import { Camera } from '@tarojs/components'
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { StoreApi } from 'zustand/vanilla'
import { permissions } from '../../platform/permissions'
import type { Device } from '../../platform/permissions/contract'
import type { OpenPreview, PreviewState, PreviewWish } from './contract'

/** The device check of a mini-program: permissions and a picture; WeChat measures no sound before live-pusher runs. */
export const openPreview: OpenPreview = (scope) => {
  const store = createStore<PreviewState>(() => blank)
  let handedOver = false
  scope.onEnd(() => store.setState({ camera: { state: 'off' }, microphone: { state: 'off' } }))
  return {
    can: { chooseDevice: false, level: false, testSpeaker: false },
    store,
    async set(change) {
      if (change.facing !== undefined) store.setState({ facing: change.facing })
      for (const device of ['microphone', 'camera'] as const) {
        if (!scope.ended && !handedOver) await setDevice(store, device, change)
      }
    },
    testSpeaker: async () => false,
    handOver() {
      handedOver = true
      // The camera component goes before live-pusher comes: the phone has one camera to give.
      store.setState({ camera: { state: 'off' }, microphone: { state: 'off' } })
      return { close: () => undefined }
    },
    PreviewVideo: previewVideoOf(store),
  }
}

async function setDevice(store: StoreApi<PreviewState>, device: Device, change: PreviewWish): Promise<void> {
  const on = change[device]
  if (on === undefined) return
  if (!on) return store.setState({ [device]: { state: 'off' } })
  store.setState({ asking: true })
  const permission = await permissions.request(device)
  store.setState({ asking: false, [device]: permission === 'granted' ? { state: 'on' } : { state: 'missing', why: 'permission-denied' } })
}

const previewVideoOf = (store: StoreApi<PreviewState>) =>
  function PreviewVideo() {
    const camera = useStore(store, (state) => state.camera)
    const facing = useStore(store, (state) => state.facing)
    if (camera.state !== 'on') return null
    const failed = () => store.setState({ camera: { state: 'missing', why: 'device-busy' } })
    return <Camera mode='normal' devicePosition={facing === 'front' ? 'front' : 'back'} flash='off' onError={failed} style={{ width: '100%', height: '100%' }} />
  }

const blank: PreviewState = {
  asking: false,
  microphone: { state: 'off' },
  camera: { state: 'off' },
  facing: 'front',
  devices: { microphones: [], cameras: [], speakers: [] },
  chosen: {},
  level: 0,
}
