import type { RoomCommand } from '#shared/room/commands'
import type { Scope } from '#shared/kernel/scope'
import type { RoomEvent } from '#shared/room/events'
import type { MemberId } from '#shared/room/state'
import type { MediaRoom, MediaRoomState } from '../media/contract'
import { myMember } from './select'
import type { Visit } from './visit'

type Devices = Omit<Extract<RoomCommand, { readonly type: 'media.set' }>, 'type'>

/** Tells the room what is really open, whenever that changes. */
export interface DeviceTeller {
  /** Somebody else changed the room's record, and this device obeys. */
  recorded(devices: Devices): void
  /** The whole room came anew: compares, and tells if it differs. */
  compare(): void
}

/** Follows the media room's devices while the scope lasts. */
export function tellDevices({ live, needs }: Visit, media: MediaRoom, scope: Scope): DeviceTeller {
  let known: Devices | null = null
  const check = () => {
    const state = live()
    const me = state && myMember(state)
    if (!me || scope.ended) return
    known ??= { microphone: me.microphone, camera: me.camera }
    const real = devicesOf(media.store.getState())
    if (real.microphone === known.microphone && real.camera === known.camera) return
    known = real
    void needs.signaling.command({ type: 'media.set', ...real })
  }
  scope.onEnd(media.store.subscribe(check))
  check()
  return {
    recorded(devices) {
      known = devices
    },
    compare() {
      known = null
      check()
    },
  }
}

/** What an event says of this member's devices, or null. */
export const recordedDevices = (event: RoomEvent, you: MemberId): Devices | null =>
  event.type === 'member.media' && event.id === you && event.by !== you ? { microphone: event.microphone, camera: event.camera } : null

const devicesOf = ({ microphone, camera }: MediaRoomState): Devices => ({
  microphone: microphone.state === 'on' ? 'on' : 'off',
  camera: camera.state === 'on' ? 'on' : 'off',
})
