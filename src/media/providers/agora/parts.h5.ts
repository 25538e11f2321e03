import { createStore } from 'zustand/vanilla'
import type { StoreApi } from 'zustand/vanilla'
import { createScope } from '#shared/kernel/scope'
import type { Scope } from '#shared/kernel/scope'
import type { MediaNeeds, MediaRoomState } from '../../contract'
import { PICTURE_KBPS } from '../../devices/constraints'
import { createLocalMedia } from '../../devices/local-media'
import type { LocalMedia } from '../../devices/local-media'
import { freshMediaRoom } from '../../room-state'
import { createSoundOut } from '../../sound/sound-out'
import type { SoundOut } from '../../sound/sound-out'
import type { Channel } from './channel'
import type { Wish } from './receiver'
import type { Pictures } from './views'

/** What the parts of one visit share. `now` is what is wanted, and the channel while it is joined. */
export interface AgoraRoom {
  readonly store: StoreApi<MediaRoomState>
  readonly pictures: Pictures
  readonly local: LocalMedia
  readonly sound: SoundOut
  readonly now: {
    channel: Channel | null
    wishes: readonly Wish[]
    source: boolean
    maxKbps: number
    /** Sending through the channel that is joined now. */
    sending: Scope
    lookAgain: () => void
  }
}

/** Nothing is joined and nothing wanted yet. */
export function createAgoraRoom(needs: MediaNeeds, visit: Scope): AgoraRoom {
  const store = createStore<MediaRoomState>(() => freshMediaRoom)
  return {
    store,
    pictures: createStore(() => ({})),
    local: createLocalMedia(visit, needs.devices),
    sound: createSoundOut((blocked) => store.setState({ sound: blocked ? 'blocked' : 'allowed' })),
    now: { channel: null, wishes: [], source: false, maxKbps: PICTURE_KBPS, sending: createScope(visit), lookAgain: () => undefined },
  }
}
