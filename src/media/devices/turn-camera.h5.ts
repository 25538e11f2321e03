import { listDevices } from '../device-list/index'
import type { LocalMedia } from './local-media'
import { facingOf, trackOf } from './local-tracks'

/** The other side of a phone, or the next camera of a desktop; nothing where there is one camera. */
export async function turnCamera(local: LocalMedia): Promise<void> {
  const { camera, facing } = local.store.getState()
  const track = trackOf(camera)
  if (track === null || facingOf(track) !== null) {
    return local.wish({ facing: facing === 'front' ? 'rear' : 'front', cameraId: undefined })
  }
  const { cameras } = await listDevices()
  const now = cameras.findIndex(({ id }) => id === track.getSettings().deviceId)
  const next = cameras[(now + 1) % Math.max(1, cameras.length)]
  if (next !== undefined && cameras.length > 1) await local.wish({ cameraId: next.id })
}
