/** In a mini-program live-pusher opens the devices by itself: nothing is on its way. */
export interface OpenDevices {
  close(): void
}
