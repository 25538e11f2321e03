import { createSocket } from 'node:dgram'

/**
 * Looks whether the UDP port for WebRTC is free, 0 asks for any: the native part would bind it
 * with the first peer only, and fail there without a word. Null if the port is taken.
 */
export function findUdpPort(wanted: number, bindAddress: string | undefined): Promise<number | null> {
  return new Promise((resolve) => {
    const probe = createSocket('udp4')
    probe.once('error', () => resolve(null))
    probe.bind(wanted, bindAddress, () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })
}
