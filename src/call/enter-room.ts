import { success, type Result } from '#shared/kernel/result'
import type { FailureCode } from '#shared/protocol/failures'
import type { MediaNeeds } from '../media/contract'
import type { PreviewState } from '../media/preview/contract'
import type { Door } from './aim'
import { readDevices, type DeviceChoice } from './device-choice'
import { openVisit } from './open-visit'
import { rememberRoom } from './recent-rooms'
import type { Services } from './services'
import type { SessionState } from '../store/state'

export interface Entry {
  readonly door: Door
  readonly name: string
  readonly devices: Pick<PreviewState, 'asking' | 'microphone' | 'camera' | 'facing' | 'chosen'>
  /** Asked at the last moment: afterwards the preview is blind. */
  readonly handOver: () => NonNullable<MediaNeeds['devices']>
}

/** Signs in, opens the room if it is new, and joins; answers with the room's id. The visit waits in the parcel for the room's page. */
export async function enterRoom(services: Services, { door, name, devices, handOver }: Entry): Promise<Result<string, FailureCode>> {
  const { api, identity, parcel, storage, now } = services
  const signedIn = await identity.signIn(name)
  if (!signedIn.ok) return signedIn
  const found = door.room ? success(door.room) : await api.openRoom({ scenario: door.scenario.id, title: door.title, variant: door.variant })
  if (!found.ok) return found
  const room = found.value
  const choice = choiceOf(devices, readDevices(storage))
  const visit = openVisit(services, { scenario: door.scenario, room: room.id, wish: door.wish, choice, devices: handOver() })
  const { session } = visit
  const joined = await session.join()
  if (!joined.ok) {
    session.leave()
    return joined
  }
  rememberRoom(storage, { id: room.id, joinCode: room.joinCode, scenario: door.scenario.id, title: door.title, at: now(), mine: isHost(session.store.getState()) })
  parcel.put(room.id, visit)
  return success(room.id)
}

/** What did not open in the check is not asked for again in the room; an answer that is still awaited counts as yes. */
function choiceOf({ asking, microphone, camera, facing, chosen }: Entry['devices'], wished: DeviceChoice): DeviceChoice {
  const { microphoneId, cameraId } = chosen
  return {
    microphone: microphone.state === 'on' || (asking && wished.microphone),
    camera: camera.state === 'on' || (asking && wished.camera),
    facing,
    microphoneId,
    cameraId,
  }
}

const isHost = (state: SessionState): boolean => state.phase === 'live' && state.room.host === state.you
