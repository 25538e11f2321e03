/** Camera and microphone on their way from the device check to the room that sends them. */
export interface OpenDevices {
  readonly microphone: MediaStreamTrack | null
  readonly camera: MediaStreamTrack | null
  /** For whoever got them and does not need them. */
  close(): void
}
