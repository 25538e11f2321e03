import * as v from 'valibot'
import type { PublishChoice } from '../media/contract'
import type { Storage } from '../platform/storage/contract'

/** The devices as the person left them. */
export type DeviceChoice = Pick<PublishChoice, 'microphone' | 'camera' | 'facing' | 'microphoneId' | 'cameraId'>

const KEY = 'lianmai.devices'
const NAME_KEY = 'lianmai.name'

const schema = v.object({
  microphone: v.boolean(),
  camera: v.boolean(),
  facing: v.picklist(['front', 'rear']),
  microphoneId: v.optional(v.string()),
  cameraId: v.optional(v.string()),
})

const opening: DeviceChoice = { microphone: true, camera: true, facing: 'front' }

/** The last choice on this device; both open if there was none. */
export function readDevices(storage: Storage): DeviceChoice {
  try {
    const parsed = v.safeParse(schema, JSON.parse(storage.read(KEY) ?? 'null'))
    return parsed.success ? parsed.output : opening
  } catch {
    return opening
  }
}

/** Keeps a choice. */
export const keepDevices = (storage: Storage, choice: DeviceChoice): void => storage.write(KEY, JSON.stringify(choice))

/** The name last used on this device, or nothing. */
export const readName = (storage: Storage): string => storage.read(NAME_KEY) ?? ''

/** Keeps a name. */
export const keepName = (storage: Storage, name: string): void => storage.write(NAME_KEY, name)
