import Taro from '@tarojs/taro'
import { createStore } from 'zustand/vanilla'
import type { StoreApi } from 'zustand/vanilla'
import type { Scope } from '#shared/kernel/scope'
import { permissions } from '../../../platform/permissions'
import type { DeviceState, MediaNeeds, MediaRoom, MediaRoomState } from '../../contract'
import { noScreen } from '../../no-screen'
import { freshMediaRoom } from '../../room-state'
import { createLivePlayers } from './live-players'
import type { LivePlayerSet } from './live-players'
import { createLivePusher } from './live-pusher'
import type { LivePushers } from './live-pusher'
import { liveStatistics } from './live-statistics'
import { remoteVideoOf } from './player-view'
import { localVideoOf } from './pusher-view'
import { unseenOf } from './unseen-view'

/** One visit's media over the own gateway: live-pusher up, live-players down. */
export function openGatewayRoom(needs: MediaNeeds, visit: Scope): MediaRoom {
  const store = createStore<MediaRoomState>(() => freshMediaRoom)
  const players = createLivePlayers(visit, needs, store)
  const pusher = createLivePusher(visit, needs, store)
  const tellAll: LivePushers['tell'] = (input) => {
    pusher.tell(input)
    players.tell(input)
  }
  needs.devices?.close()
  visit.onEnd(pusher.stop)
  return {
    store,
    ...deviceVerbs(visit, store, pusher, players),
    ...noScreen(store),
    want: players.want,
    rebuild: () => tellAll({ input: 'rebuild' }),
    pause: (paused) => tellAll({ input: paused ? 'pause' : 'resume' }),
    allowSound: () => undefined,
    statistics: async () => liveStatistics(store.getState(), pusher, players),
    ...viewsOf(store, pusher, players, { address: needs.playAddress, visit }),
  }
}

type Verbs = Pick<MediaRoom, 'publish' | 'unpublish' | 'setMicrophone' | 'setCamera' | 'switchCamera' | 'choose'>

function deviceVerbs(visit: Scope, store: StoreApi<MediaRoomState>, pusher: LivePushers, players: LivePlayerSet): Verbs {
  const set = async (device: 'microphone' | 'camera', on: boolean): Promise<void> => {
    const state = on ? await askFor(device) : OFF
    if (!visit.ended) pusher.setDevice(device, state)
  }
  return {
    async publish(source, choice) {
      pusher.start(source, choice)
      store.setState({ facing: choice.facing })
      players.mode.setState((choice.mode ?? 'RTC') === 'RTC' ? 'RTC' : 'live', true)
      await set('microphone', choice.microphone)
      await set('camera', choice.camera)
    },
    unpublish: pusher.stop,
    setMicrophone: (on) => set('microphone', on),
    setCamera: (on) => set('camera', on),
    async switchCamera() {
      pusher.turn()
      // The property counts when the element is made; a running one is turned by its context.
      if (pusher.pushing.getState().line?.store.getState().element) Taro.createLivePusherContext().switchCamera({})
    },
    choose: async () => undefined,
  }
}

async function askFor(device: 'microphone' | 'camera'): Promise<DeviceState> {
  const permission = await permissions.request(device)
  return permission === 'granted' ? { state: 'on' } : { state: 'missing', why: 'permission-denied' }
}

function viewsOf(store: StoreApi<MediaRoomState>, pusher: LivePushers, players: LivePlayerSet, stills: Parameters<typeof remoteVideoOf>[1]): Pick<MediaRoom, 'LocalVideo' | 'RemoteVideo' | 'Unseen'> {
  return { LocalVideo: localVideoOf(store, pusher), RemoteVideo: remoteVideoOf(players, stills), Unseen: unseenOf(store, pusher, players) }
}

const OFF: DeviceState = { state: 'off' }
