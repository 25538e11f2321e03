import { createStore } from 'zustand/vanilla'
import type { StoreApi } from 'zustand/vanilla'
import type { Scope } from '#shared/kernel/scope'
import { listDevices, watchDevices } from '../device-list/index'
import { createLocalMedia } from '../devices/local-media'
import type { LocalMedia } from '../devices/local-media'
import { deviceStateOf, trackOf } from '../devices/local-tracks'
import { ownPictureOf } from '../pictures/own-picture'
import { lazyAudioContext } from '../sound/audio-context'
import { createLevelMeter } from '../sound/level-meter'
import { playTestTone } from '../sound/test-tone'
import type { OpenPreview, PreviewState } from './contract'

/** The device check of a browser. */
export const openPreview: OpenPreview = (scope) => {
  const store = createStore<PreviewState>(() => blank)
  const local = createLocalMedia(scope)
  const audioContext = lazyAudioContext(scope)
  mirrorDevices(scope, local, store)
  measureMicrophone(scope, local, audioContext, store)
  watchDevices(scope, (devices) => store.setState({ devices }))
  return {
    can: { chooseDevice: true, level: true, testSpeaker: true },
    store,
    async set({ speakerId, ...wish }) {
      if (speakerId !== undefined) store.setState(({ chosen }) => ({ chosen: { ...chosen, speakerId } }))
      if (Object.keys(wish).length === 0) return
      await local.wish(wish)
    },
    testSpeaker: () => playTestTone(scope, audioContext(), store.getState().chosen.speakerId),
    handOver: local.give,
    PreviewVideo: ownPictureOf(local),
  }
}

function mirrorDevices(scope: Scope, local: LocalMedia, store: StoreApi<PreviewState>) {
  scope.onEnd(local.store.subscribe(({ microphone, camera, facing, opening }, before) => {
    const { microphoneId, cameraId } = idsOf(local)
    store.setState(({ chosen }) => ({
      asking: opening,
      microphone: deviceStateOf(microphone),
      camera: deviceStateOf(camera),
      facing,
      chosen: { ...chosen, microphoneId, cameraId },
    }))
    // Names of devices are told after the first permission only.
    if (before.opening && !opening) relist(scope, store)
  }))
}

function relist(scope: Scope, store: StoreApi<PreviewState>) {
  void listDevices().then((devices) => {
    if (!scope.ended) store.setState({ devices })
  })
}

function idsOf(local: LocalMedia) {
  const { microphone, camera } = local.store.getState()
  return { microphoneId: trackOf(microphone)?.getSettings().deviceId, cameraId: trackOf(camera)?.getSettings().deviceId }
}

function measureMicrophone(scope: Scope, local: LocalMedia, audioContext: () => AudioContext | null, store: StoreApi<PreviewState>) {
  const meter = createLevelMeter(scope, audioContext, (level) => {
    if (level !== store.getState().level) store.setState({ level })
  })
  scope.onEnd(local.store.subscribe(({ microphone }, before) => {
    if (microphone !== before.microphone) meter.listen(microphone.state === 'on' ? microphone.track : null)
  }))
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
