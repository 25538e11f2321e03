import type { Device } from '../phone/contract.ts'
import type { PhoneState } from '../border/phone-state.ts'

/** Films and pictures that stand in the place of phones' cameras, kept in this browser by the phone's name. */
const CACHE = 'simulator-camera-files'
const addressOf = (phone: string): string => `/simulator/camera-files/${encodeURIComponent(phone)}`
/** Their names come with them; a header carries no Chinese as it is. */
const NAME = 'x-name'

/** Chooses a file for a phone, or the computer's camera again. */
export async function chooseCameraFile(phone: string, device: Device, file: File | null): Promise<void> {
  const cache = await caches.open(CACHE)
  await cache.delete(addressOf(phone))
  if (file) await cache.put(addressOf(phone), new Response(file, { headers: { 'content-type': file.type, [NAME]: encodeURIComponent(file.name) } }))
  wear(device, file && { url: URL.createObjectURL(file), type: file.type, name: file.name })
}

/** What was chosen for a phone before. */
export async function restoreCameraFile(phone: string, device: Device): Promise<void> {
  const kept = await (await caches.open(CACHE)).match(addressOf(phone))
  if (!kept) return
  const file = await kept.blob()
  wear(device, { url: URL.createObjectURL(file), type: file.type, name: decodeURIComponent(kept.headers.get(NAME) ?? '') })
}

function wear(device: Device, cameraFile: PhoneState['cameraFile']): void {
  const before = device.state.getState().phone.cameraFile
  device.changePhone({ cameraFile })
  if (before) URL.revokeObjectURL(before.url)
}
