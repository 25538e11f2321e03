import { createSocket } from 'node:dgram'
import type { Socket } from 'node:dgram'
import type { Scope } from '#shared/kernel/scope'

export interface UdpRelay {
  /** Puts the relay's port in the place of the gateway's. */
  detour(answer: string): string
  readonly dropped: { up: number; down: number }
}

type Drops = (way: 'up' | 'down', packet: Buffer) => boolean

/** A stretch of bad network on loopback between a client and the gateway: drops the media packets it is told to. */
export async function createUdpRelay(gatewayPort: number, drops: Drops, scope: Scope): Promise<UdpRelay> {
  const dropped = { up: 0, down: 0 }
  const front = createSocket('udp4')
  const backs = new Map<number, Socket>()
  await new Promise<void>((resolve) => front.bind(0, '127.0.0.1', resolve))
  scope.onEnd(() => [front, ...backs.values()].forEach((socket) => socket.close()))
  const passes = (way: 'up' | 'down', packet: Buffer): boolean => {
    // STUN and DTLS begin below 128 (RFC 7983): the connection itself is left alone.
    const lost = (packet[0] ?? 0) >= 128 && drops(way, packet)
    if (lost) dropped[way] += 1
    return !lost
  }
  front.on('message', (packet, { port }) => {
    let back = backs.get(port)
    if (back === undefined) {
      back = createSocket('udp4')
      back.on('message', (answer) => passes('down', answer) && front.send(answer, port, '127.0.0.1'))
      backs.set(port, back)
    }
    if (passes('up', packet)) back.send(packet, gatewayPort, '127.0.0.1')
  })
  return {
    dropped,
    detour: (answer) => answer.replaceAll(` 127.0.0.1 ${gatewayPort} typ`, ` 127.0.0.1 ${front.address().port} typ`),
  }
}
