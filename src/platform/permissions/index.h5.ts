import type { Permissions } from './contract'

/** The browser's permissions. `request` opens the device for a moment, for browsers have no other question. */
export const permissions: Permissions = {
  async query(device) {
    try {
      const { state } = await navigator.permissions.query({ name: device })
      return state === 'prompt' ? 'not-asked' : state
    } catch {
      // Firefox and in-app browsers do not tell.
      return 'not-asked'
    }
  },
  async request(device) {
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: device === 'microphone', video: device === 'camera' })
      for (const track of stream.getTracks()) track.stop()
      return 'granted'
    } catch (cause) {
      // No camera, or a busy one, is no refusal.
      return cause instanceof DOMException && cause.name === 'NotAllowedError' ? 'denied' : permissions.query(device)
    }
  },
  openSettings: async () => false,
}

