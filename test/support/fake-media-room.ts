import { createStore } from 'zustand/vanilla'
import type { MediaNeeds, MediaRoom, MediaRoomState, MediaStatistics, PublishChoice } from '../../src/media/contract'

/** A media room without devices: it remembers what was asked of it, and its devices open as wished. */
export interface FakeMediaRoom extends MediaRoom {
  /** Each verb with its arguments, in order. */
  readonly asked: readonly (readonly [verb: string, ...rest: readonly unknown[]])[]
  readonly needs: MediaNeeds | null
  report(statistics: Partial<MediaStatistics>): void
  /** Called as the provider is. */
  opened(needs: MediaNeeds): FakeMediaRoom
}

const silent: MediaStatistics = { up: { kbps: 0, lossPercent: null }, down: { kbps: 0, lossPercent: null }, rttMs: null, quality: { up: 'unknown', down: 'unknown' }, streams: [] }
const fresh: MediaRoomState = { publisher: { phase: 'idle' }, microphone: { state: 'off' }, camera: { state: 'off' }, screen: { phase: 'idle' }, facing: 'front', players: {}, levels: {}, sound: 'allowed' }

/** One visit's media. */
export function createFakeMediaRoom(): FakeMediaRoom {
  const store = createStore<MediaRoomState>(() => fresh)
  const asked: (readonly [string, ...unknown[]])[] = []
  let statistics = silent
  let needs: MediaNeeds | null = null
  const set = (device: 'microphone' | 'camera', on: boolean) => store.setState({ [device]: { state: on ? 'on' : 'off' } })
  const room: FakeMediaRoom = {
    store,
    asked,
    get needs() {
      return needs
    },
    opened(given) {
      needs = given
      return room
    },
    report: (change) => void (statistics = { ...statistics, ...change }),
    async publish(source, choice: PublishChoice) {
      asked.push(['publish', source, choice])
      set('microphone', choice.microphone)
      set('camera', choice.camera)
      store.setState({ publisher: { phase: 'live', weak: false, via: 'webrtc' } })
    },
    unpublish() {
      asked.push(['unpublish'])
      set('microphone', false)
      set('camera', false)
      store.setState({ publisher: { phase: 'idle' } })
    },
    async setMicrophone(on) {
      asked.push(['setMicrophone', on])
      set('microphone', on)
    },
    async setCamera(on) {
      asked.push(['setCamera', on])
      set('camera', on)
    },
    async shareScreen() {
      asked.push(['shareScreen'])
      store.setState({ screen: { phase: 'live', weak: false, via: 'webrtc' } })
    },
    stopScreen() {
      asked.push(['stopScreen'])
      store.setState({ screen: { phase: 'idle' } })
    },
    switchCamera: async () => void asked.push(['switchCamera']),
    choose: async (devices) => void asked.push(['choose', devices]),
    want: (streams) => void asked.push(['want', streams]),
    rebuild: () => void asked.push(['rebuild']),
    pause: (paused) => void asked.push(['pause', paused]),
    allowSound: () => void asked.push(['allowSound']),
    statistics: async () => statistics,
    LocalVideo: () => null,
    RemoteVideo: () => null,
    Unseen: () => null,
  }
  return room
}
