import type { StoreApi } from 'zustand/vanilla'
import type { MediaRoom, MediaRoomState } from './contract'

/** The verbs of a provider that shares no screen: it says so when it is asked. */
export const noScreen = (store: StoreApi<MediaRoomState>): Pick<MediaRoom, 'shareScreen' | 'stopScreen'> => ({
  shareScreen: async () => store.setState({ screen: { phase: 'failed', why: 'unsupported' } }),
  stopScreen: () => store.setState({ screen: { phase: 'idle' } }),
})
