import { createStore } from 'zustand/vanilla'
import type { StoreApi } from 'zustand/vanilla'
import { after, createScope } from '#shared/kernel/scope'
import type { Scope } from '#shared/kernel/scope'
import type { OpenDevices } from '../open-devices'
import { facingOf, KINDS, OFF, trackOf } from './local-tracks'
import type { Kind, LocalDevice, LocalTracks } from './local-tracks'
import type { Opened } from './open'

/** Holds the open tracks, at most one a device; a track that leaves its slot is stopped. */
export interface TrackSlots {
  readonly store: StoreApi<LocalTracks>
  put(kind: Kind, opened: Opened): void
  turnOff(kind: Kind): void
  /** A silent microphone speaks again; anything else stays. */
  wake(kind: Kind): void
  close(kind: Kind): void
  /** The tracks that are on change hands; the rest is stopped. */
  give(): OpenDevices
}

/** `lost` is told when the browser ends a track by itself: unplugged, or taken by another program. */
export function createTrackSlots(scope: Scope, lost: (kind: Kind) => void): TrackSlots {
  const store = createStore<LocalTracks>(() => ({ microphone: OFF, camera: OFF, facing: 'front', opening: false }))
  const set = (kind: Kind, device: LocalDevice) => {
    const old = trackOf(store.getState()[kind])
    if (old !== null && old !== trackOf(device)) stop(old)
    store.setState({ [kind]: device })
  }
  const onEnded = (kind: Kind, track: MediaStreamTrack) => {
    if (scope.ended || trackOf(store.getState()[kind]) !== track) return
    set(kind, { state: 'missing', why: 'no-device' })
    lost(kind)
  }
  scope.onEnd(() => KINDS.forEach((kind) => set(kind, OFF)))
  return {
    store,
    put(kind, opened) {
      if (!opened.ok) return set(kind, { state: 'missing', why: opened.failure })
      const track = opened.value
      if (scope.ended) return stop(track)
      track.onended = () => onEnded(kind, track)
      set(kind, { state: 'on', track })
      if (kind === 'camera') store.setState((state) => ({ facing: facingOf(track) ?? state.facing }))
    },
    ...switches(scope, store, set),
    close: (kind) => set(kind, OFF),
  }
}

function switches(scope: Scope, store: StoreApi<LocalTracks>, set: (kind: Kind, device: LocalDevice) => void): Pick<TrackSlots, 'turnOff' | 'wake' | 'give'> {
  let cooling = createScope(scope)
  return {
    turnOff(kind) {
      const device = store.getState()[kind]
      if (device.state !== 'on') return
      if (kind === 'camera') return set(kind, OFF)
      device.track.enabled = false
      set(kind, { state: 'off', warm: device.track })
      cooling.end()
      cooling = createScope(scope)
      // Released for real, so that the browser's recording light goes out.
      after(cooling, RELEASE_MS, () => set(kind, OFF))
    },
    wake(kind) {
      const device = store.getState()[kind]
      if (device.state !== 'off' || device.warm === null) return
      cooling.end()
      device.warm.enabled = true
      set(kind, { state: 'on', track: device.warm })
    },
    give() {
      cooling.end()
      return give(store)
    },
  }
}

function give(store: StoreApi<LocalTracks>): OpenDevices {
  const { microphone, camera } = store.getState()
  if (microphone.state === 'off' && microphone.warm) stop(microphone.warm)
  const tracks = {
    microphone: microphone.state === 'on' ? microphone.track : null,
    camera: camera.state === 'on' ? camera.track : null,
  }
  for (const track of [tracks.microphone, tracks.camera]) if (track) track.onended = null
  store.setState({ microphone: OFF, camera: OFF })
  return { ...tracks, close: () => [tracks.microphone, tracks.camera].forEach((track) => track?.stop()) }
}

function stop(track: MediaStreamTrack) {
  track.onended = null
  track.stop()
}

const RELEASE_MS = 10_000
